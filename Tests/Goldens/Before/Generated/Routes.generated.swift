// Generated from the specs of the subsystem history by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file
