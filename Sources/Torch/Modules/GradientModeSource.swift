/// Context managers and decorators that switch the recording of gradients, in the lesson language.
enum GradientModeSource {
  static let text = #"""
    import torch as _torch


    class _GradMode:
        def __init__(self, mode):
            self.mode = mode
            self.previous = None

        def __enter__(self):
            self.previous = _torch.is_grad_enabled()
            _torch._set_grad_enabled(self.mode)

        def __exit__(self, kind, value, traceback):
            _torch._set_grad_enabled(self.previous)
            return False

        def __call__(self, function):
            def wrapped(*args, **kwargs):
                with type(self)():
                    return function(*args, **kwargs)
            return wrapped


    class no_grad(_GradMode):
        def __init__(self):
            super().__init__(False)


    class enable_grad(_GradMode):
        def __init__(self):
            super().__init__(True)


    class inference_mode(_GradMode):
        def __init__(self, mode=True):
            super().__init__(not mode)


    class set_grad_enabled(_GradMode):
        def __init__(self, mode):
            super().__init__(mode)
            self.previous = _torch.is_grad_enabled()
            _torch._set_grad_enabled(mode)
    """#
}
