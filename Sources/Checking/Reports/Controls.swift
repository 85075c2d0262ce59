extension Unicode.Scalar {
  /// A control character, lower or upper (C0, DEL, C1): no report carries one as it is.
  var isControl: Bool { properties.generalCategory == .control }
}
