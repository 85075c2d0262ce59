/// What `torch.nn.functional` itself writes in Python about pooling, in our own words.
enum FunctionalSource {
  static let text = #"""
    import torch as _torch


    def _dispatch(flag, index, with_indices, without, name):
        def fn(*args, **kwargs):
            chosen = kwargs[flag] if flag in kwargs else args[index] if len(args) > index else False
            return with_indices(*args, **kwargs) if chosen else without(*args, **kwargs)
        fn.__name__ = name
        return fn


    def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool1d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool1d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool2d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool2d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool3d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool3d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    max_pool1d = _dispatch("return_indices", 6, max_pool1d_with_indices, _max_pool1d, "max_pool1d")
    max_pool2d = _dispatch("return_indices", 6, max_pool2d_with_indices, _max_pool2d, "max_pool2d")
    max_pool3d = _dispatch("return_indices", 6, max_pool3d_with_indices, _max_pool3d, "max_pool3d")
    """#
}
