// The compiler of Misas specs.
