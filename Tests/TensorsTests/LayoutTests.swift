import Testing

@testable import Tensors

/// The algebra of layouts, as tables.
struct LayoutTests {
  /// A layout and the strides under which another shape shows the same elements; nil where a copy is needed.
  struct View: Sendable, CustomTestStringConvertible {
    let shape, strides, target: [Int]
    let expected: [Int]?
    var testDescription: String { "\(shape)/\(strides) as \(target)" }
  }

  @Test(arguments: [
    View(shape: [2, 3], strides: [3, 1], target: [6], expected: [1]),
    View(shape: [2, 3], strides: [3, 1], target: [3, 2], expected: [2, 1]),
    View(shape: [3, 2], strides: [1, 3], target: [6], expected: nil),
    View(shape: [3, 2], strides: [1, 3], target: [3, 1, 2], expected: [1, 6, 3]),
    View(shape: [2, 3, 4], strides: [12, 4, 1], target: [6, 4], expected: [4, 1]),
    View(shape: [2, 3, 4], strides: [4, 8, 1], target: [2, 12], expected: nil),
    View(shape: [4], strides: [2], target: [2, 2], expected: [4, 2]),
    View(shape: [2, 3], strides: [0, 1], target: [2, 3, 1], expected: [0, 1, 1]),
    View(shape: [2, 3], strides: [0, 1], target: [6], expected: nil),
    View(shape: [], strides: [], target: [1, 1], expected: [1, 1]),
    View(shape: [0, 3], strides: [3, 1], target: [3, 0], expected: [1, 1]),
    View(shape: [1, 4], strides: [9, 1], target: [2, 2], expected: [2, 1]),
  ])
  func viewStrides(_ view: View) {
    let layout = Layout(shape: view.shape, strides: view.strides, offset: 0)
    #expect(layout.strides(viewedAs: view.target) == view.expected)
  }

  @Test(
    arguments: [
      ([2, 3], [3, 1], true, true), ([2, 3], [1, 2], false, true), ([2, 3], [0, 1], false, false),
      ([1, 3], [7, 1], true, true), ([0, 3], [5, 5], true, true), ([2, 2], [4, 1], false, false),
      ([], [], true, true), ([3], [-1], false, false),
    ] as [([Int], [Int], Bool, Bool)])
  func contiguity(shape: [Int], strides: [Int], isContiguous: Bool, isDense: Bool) {
    let layout = Layout(shape: shape, strides: strides, offset: 0)
    #expect(layout.isContiguous == isContiguous)
    #expect(layout.isNonOverlappingAndDense == isDense)
  }

  @Test func sizesThatOverflowHaveNoCount() {
    #expect(Layout.checkedCount([1 << 40, 1 << 40]) == nil)
    #expect(Layout.checkedCount([0, 1 << 40, 1 << 40]) == nil)
    #expect(Layout.checkedCount([0, 5]) == 0)
    #expect(Layout.checkedCount([-1]) == nil)
    #expect(Layout.checkedCount([]) == 1)
  }

  @Test func aWindowKnowsItsRoot() throws {
    let context = TensorContext()
    let image = try Tensor.arange(0, 16, in: context).viewed(as: [4, 4])
    let window = try image.item(at: [.slice(start: 1, stop: 3, step: nil), .slice(start: 2, stop: 4, step: nil)])
    #expect(image.root == nil)
    #expect(window.root == image.layout)
    #expect(window.layout.offset == 6)
    #expect(try window.selected(0, at: 1).root == image.layout)
  }

  @Test func transposedResultsStayTransposed() throws {
    let context = TensorContext()
    let matrix = try Tensor.zeros([2, 3], in: context).t()
    #expect(try matrix.unary(.exp).layout.strides == [1, 3])
    #expect(try matrix.binary(.add, .scalar(1)).layout.strides == [1, 3])
    #expect(try matrix.cloned().layout.strides == [1, 3])
  }
}
