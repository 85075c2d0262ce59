import Evaluation
import Testing
import Torch

/// Poolings as they are observed while a cell runs.
struct ObservationTests {
  private func poolings(_ code: String) -> [PoolingRecord] {
    let interpreter = Interpreter(library: TorchLibrary.library)
    interpreter.recordsPoolings = true
    let outcome = interpreter.run("import torch\nimport torch.nn.functional as F\n\(code)", cell: 0)
    #expect(outcome.error == nil)
    return outcome.poolings
  }

  private static let pool2d = """
    def pool2d(X, pool_size, mode='max'):
        p_h, p_w = pool_size
        Y = torch.zeros((X.shape[0] - p_h + 1, X.shape[1] - p_w + 1))
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                if mode == 'max':
                    Y[i, j] = X[i: i + p_h, j: j + p_w].max()
                elif mode == 'avg':
                    Y[i, j] = X[i: i + p_h, j: j + p_w].mean()
        return Y

    """

  @Test func theLibrarysPoolingIsOneRecord() {
    let records = poolings("F.max_pool2d(torch.arange(32.).reshape(1, 2, 4, 4), 3, 1, 1)")
    #expect(records.count == 1)
    #expect(records.first?.inputs.count == 2)
    #expect(records.first?.padding == .init(rows: 1, columns: 1))
    #expect(records.first?.outputs.first?.values.first == 5)
  }

  @Test(arguments: [("max", [4.0, 5, 7, 8]), ("avg", [2.0, 3, 5, 6])])
  func aPoolingByHandIsOneRecord(mode: String, outputs: [Double]) {
    let records = poolings(Self.pool2d + "pool2d(torch.arange(9.).reshape(3, 3), (2, 2), '\(mode)')")
    #expect(records.count == 1)
    #expect(records.first?.name == "pool2d")
    #expect(records.first?.kernel == .init(rows: 2, columns: 2))
    #expect(records.first?.stride == .init(rows: 1, columns: 1))
    #expect(records.first?.outputs.first?.values == outputs)
    #expect(records.first?.inputs.first?.extent == .init(rows: 3, columns: 3))
  }

  @Test func channelsOfABatchArePlanesOfOneRecord() {
    let code = """
      X = torch.arange(32.).reshape(1, 2, 4, 4)
      for c in range(2):
          for i in range(0, 4, 2):
              for j in range(0, 4, 2):
                  X[0, c, i:i + 2, j:j + 2].max()
      """
    let records = poolings(code)
    #expect(records.count == 1)
    #expect(records.first?.name == "max")
    #expect(records.first?.stride == .init(rows: 2, columns: 2))
    #expect(records.first?.outputs.map(\.values) == [[5, 7, 13, 15], [21, 23, 29, 31]])
  }

  @Test(arguments: [
    ("    return [torch.max(X[i:i + 2]) for i in range(3)]\nslide(torch.arange(4.))", "slide"),
    ("    return [largest(X[i:i + 2]) for i in range(3)]\nslide(torch.arange(4.))", "slide"),
    ("    return X.max()\nX = torch.arange(4.)\n[slide(X[i:i + 2]) for i in range(3)]", "max"),
    ("    return X[:2].max()\nslide(torch.arange(4.))", "slide"),
    ("    return F.max_pool1d(X[None], 2)\nslide(torch.arange(4.))", "max_pool1d"),
  ])
  func aPoolingIsNamedAfterTheFunctionWithTheLoop(body: String, name: String) {
    let records = poolings("def largest(window):\n    return window.max()\ndef slide(X):\n\(body)")
    #expect(records.map(\.name) == [name])
  }

  @Test func aPoolingInAMethodIsNamedWithItsClass() {
    let code = """
      class Pool(torch.nn.Module):
          def forward(self, X):
              return [X[i:i + 2].mean() for i in range(3)]
      Pool()(torch.arange(4.))
      """
    #expect(poolings(code).map(\.name) == ["Pool.forward"])
  }

  @Test func aWholeTensorIsNoWindow() {
    #expect(poolings("torch.arange(4.).max()").isEmpty)
  }
}
