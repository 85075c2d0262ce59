/// What `torch.nn.functional` itself writes in Python about adaptive pooling. It dispatches as `FunctionalSource` does.
enum AdaptiveFunctionalSource {
  static let text = #"""
    import torch as _torch
    import torch._C._nn as _compiled


    def _list_with_default(out_size, defaults):
        if isinstance(out_size, int):
            return out_size
        if len(defaults) <= len(out_size):
            raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
        return [size if size is not None else default for size, default in zip(out_size, defaults[-len(out_size):])]


    def adaptive_avg_pool2d(input, output_size):
        return _compiled.adaptive_avg_pool2d(input, _list_with_default(output_size, input.size()))


    def adaptive_avg_pool3d(input, output_size):
        return _compiled.adaptive_avg_pool3d(input, _list_with_default(output_size, input.size()))


    def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
        return _torch.adaptive_max_pool1d(input, output_size)


    def _adaptive_max_pool1d(input, output_size, return_indices=False):
        return adaptive_max_pool1d_with_indices(input, output_size)[0]


    def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
        return _compiled.adaptive_max_pool2d(input, _list_with_default(output_size, input.size()))


    def _adaptive_max_pool2d(input, output_size, return_indices=False):
        return adaptive_max_pool2d_with_indices(input, output_size)[0]


    def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
        return _compiled.adaptive_max_pool3d(input, _list_with_default(output_size, input.size()))


    def _adaptive_max_pool3d(input, output_size, return_indices=False):
        return adaptive_max_pool3d_with_indices(input, output_size)[0]


    adaptive_max_pool1d = _dispatch(
        "return_indices", 2, adaptive_max_pool1d_with_indices, _adaptive_max_pool1d, "adaptive_max_pool1d")
    adaptive_max_pool2d = _dispatch(
        "return_indices", 2, adaptive_max_pool2d_with_indices, _adaptive_max_pool2d, "adaptive_max_pool2d")
    adaptive_max_pool3d = _dispatch(
        "return_indices", 2, adaptive_max_pool3d_with_indices, _adaptive_max_pool3d, "adaptive_max_pool3d")
    """#
}
