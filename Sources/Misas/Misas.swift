// The runtime of Misas.
