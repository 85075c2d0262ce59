/// Layers that reshape.
enum FlattenSource {
  static let text = #"""
    from torch.nn.modules.module import Module


    class Flatten(Module):
        def __init__(self, start_dim=1, end_dim=-1):
            super().__init__()
            self.start_dim = start_dim
            self.end_dim = end_dim

        def forward(self, input):
            return input.flatten(self.start_dim, self.end_dim)

        def extra_repr(self):
            return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


    class Unflatten(Module):
        def __init__(self, dim, unflattened_size):
            super().__init__()
            self.dim = dim
            self.unflattened_size = unflattened_size

        def forward(self, input):
            return input.unflatten(self.dim, self.unflattened_size)

        def extra_repr(self):
            return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


    class Identity(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()

        def forward(self, input):
            return input
    """#
}
