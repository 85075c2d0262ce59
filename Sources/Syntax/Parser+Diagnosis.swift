import SourceText

extension Parser {
  mutating func diagnoseNamedExpression() throws(SyntaxError) {}
  mutating func diagnoseExpression() throws(SyntaxError) {}
  mutating func diagnoseArguments() throws(SyntaxError) {}
  mutating func diagnoseParentheses() throws(SyntaxError) {}
  mutating func diagnoseComprehension() throws(SyntaxError) {}
  mutating func diagnoseBraces() throws(SyntaxError) {}
  mutating func diagnoseParameters(until closer: TokenKind, annotated: Bool) throws(SyntaxError) {}
  mutating func diagnoseDelete() throws(SyntaxError) {}
  mutating func diagnoseAssignment() throws(SyntaxError) {}
  mutating func diagnoseForTarget() throws(SyntaxError) {}
  mutating func diagnoseWithTarget() throws(SyntaxError) {}
  mutating func diagnoseExceptTypes(from type: Expression) throws(SyntaxError) {}
}
