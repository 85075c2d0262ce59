/// Activations as layers.
enum ActivationSource {
  static let text = #"""
    import torch
    import torch.nn.functional as F
    from torch.nn.modules.module import Module


    class _InPlace(Module):
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class ReLU(_InPlace):
        def forward(self, input):
            return F.relu(input, self.inplace)


    class SELU(_InPlace):
        def forward(self, input):
            return F.selu(input, self.inplace)


    class SiLU(_InPlace):
        def forward(self, input):
            return F.silu(input, self.inplace)


    class Mish(_InPlace):
        def forward(self, input):
            return F.mish(input, self.inplace)


    class Hardswish(_InPlace):
        def forward(self, input):
            return F.hardswish(input, self.inplace)


    class Hardsigmoid(_InPlace):
        def forward(self, input):
            return F.hardsigmoid(input, self.inplace)


    class Hardtanh(Module):
        def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
            super().__init__()
            self.min_val = min_val
            self.max_val = max_val
            self.inplace = inplace

        def forward(self, input):
            return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

        def extra_repr(self):
            return f"min_val={self.min_val}, max_val={self.max_val}" + (", inplace=True" if self.inplace else "")


    class ReLU6(Hardtanh):
        def __init__(self, inplace=False):
            super().__init__(0.0, 6.0, inplace)

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class LeakyReLU(Module):
        def __init__(self, negative_slope=0.01, inplace=False):
            super().__init__()
            self.negative_slope = negative_slope
            self.inplace = inplace

        def forward(self, input):
            return F.leaky_relu(input, self.negative_slope, self.inplace)

        def extra_repr(self):
            return f"negative_slope={self.negative_slope}" + (", inplace=True" if self.inplace else "")


    class ELU(Module):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__()
            self.alpha = alpha
            self.inplace = inplace

        def forward(self, input):
            return F.elu(input, self.alpha, self.inplace)

        def extra_repr(self):
            return f"alpha={self.alpha}" + (", inplace=True" if self.inplace else "")


    class GELU(Module):
        def __init__(self, approximate="none"):
            super().__init__()
            self.approximate = approximate

        def forward(self, input):
            return F.gelu(input, approximate=self.approximate)

        def extra_repr(self):
            return f"approximate={self.approximate!r}"


    class Softplus(Module):
        def __init__(self, beta=1.0, threshold=20.0):
            super().__init__()
            self.beta = beta
            self.threshold = threshold

        def forward(self, input):
            return F.softplus(input, self.beta, self.threshold)

        def extra_repr(self):
            return f"beta={self.beta}, threshold={self.threshold}"


    class Tanh(Module):
        def forward(self, input):
            return torch.tanh(input)


    class Sigmoid(Module):
        def forward(self, input):
            return torch.sigmoid(input)


    class Softsign(Module):
        def forward(self, input):
            return F.softsign(input)


    class Tanhshrink(Module):
        def forward(self, input):
            return F.tanhshrink(input)


    class LogSigmoid(Module):
        def forward(self, input):
            return F.logsigmoid(input)


    class _AlongDim(Module):
        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim

        def extra_repr(self):
            return f"dim={self.dim}"


    class Softmax(_AlongDim):
        def forward(self, input):
            return F.softmax(input, self.dim)


    class Softmin(_AlongDim):
        def forward(self, input):
            return F.softmin(input, self.dim)


    class LogSoftmax(_AlongDim):
        def forward(self, input):
            return F.log_softmax(input, self.dim)
    """#
}
