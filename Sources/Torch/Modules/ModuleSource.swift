/// `torch.nn.Module`.
enum ModuleSource {
  static let text = #"""
    from torch.nn.parameter import Parameter


    def _indented(text, spaces):
        first, *rest = text.split("\n")
        return "\n".join([first] + [" " * spaces + line for line in rest])


    class Module:
        def __init__(self, *args, **kwargs):
            object.__setattr__(self, "training", True)
            object.__setattr__(self, "_parameters", {})
            object.__setattr__(self, "_buffers", {})
            object.__setattr__(self, "_modules", {})

        def forward(self, *args, **kwargs):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        def __call__(self, *args, **kwargs):
            return self.forward(*args, **kwargs)

        def __setattr__(self, name, value):
            own = self.__dict__
            if isinstance(value, Parameter):
                if "_parameters" not in own:
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                self._forget(name)
                self._parameters[name] = value
            elif isinstance(value, Module):
                if "_modules" not in own:
                    raise AttributeError("cannot assign module before Module.__init__() call")
                self._forget(name)
                self._modules[name] = value
            elif "_modules" in own and name in self._modules:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{_type_name(value)}' as child module '{name}' "
                        "(torch.nn.Module or None expected)")
                self._modules[name] = None
            elif "_parameters" in own and name in self._parameters:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{_type_name(value)}' as parameter '{name}' "
                        "(torch.nn.Parameter or None expected)")
                self._parameters[name] = None
            elif "_buffers" in own and name in self._buffers:
                self._buffers[name] = value
            else:
                object.__setattr__(self, name, value)

        def _forget(self, name):
            if name in self.__dict__:
                object.__delattr__(self, name)
            for table in (self._parameters, self._buffers, self._modules):
                table.pop(name, None)

        def __getattr__(self, name):
            own = self.__dict__
            for table in ("_parameters", "_buffers", "_modules"):
                if table in own and name in own[table]:
                    return own[table][name]
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        def __delattr__(self, name):
            for table in (self._parameters, self._buffers, self._modules):
                if name in table:
                    del table[name]
                    return
            object.__delattr__(self, name)

        def register_parameter(self, name, param):
            self._parameters[name] = param

        def register_buffer(self, name, tensor, persistent=True):
            self._buffers[name] = tensor

        def add_module(self, name, module):
            if not isinstance(module, Module) and module is not None:
                raise TypeError(f"{_type_name(module)} is not a Module subclass")
            if name == "":
                raise KeyError('module name can\'t be empty string ""')
            self._modules[name] = module

        def register_module(self, name, module):
            self.add_module(name, module)

        def named_children(self):
            for name, module in self._modules.items():
                if module is not None:
                    yield name, module

        def children(self):
            for name, module in self.named_children():
                yield module

        def named_modules(self, memo=None, prefix="", remove_duplicate=True):
            memo = [] if memo is None else memo
            if not any(self is known for known in memo):
                memo.append(self)
                yield prefix, self
                for name, module in self.named_children():
                    inner = prefix + ("." if prefix else "") + name
                    yield from module.named_modules(memo, inner)

        def modules(self):
            for name, module in self.named_modules():
                yield module

        def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
            for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
                for name, value in module._parameters.items():
                    if value is not None:
                        yield path + ("." if path else "") + name, value

        def parameters(self, recurse=True):
            for name, value in self.named_parameters(recurse=recurse):
                yield value

        def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
            for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
                for name, value in module._buffers.items():
                    if value is not None:
                        yield path + ("." if path else "") + name, value

        def buffers(self, recurse=True):
            for name, value in self.named_buffers(recurse=recurse):
                yield value

        def state_dict(self):
            state = dict(self.named_parameters())
            state.update(self.named_buffers())
            return state

        def get_submodule(self, target):
            module = self
            for name in target.split(".") if target else []:
                module = getattr(module, name)
            return module

        def apply(self, fn):
            for module in self.children():
                module.apply(fn)
            fn(self)
            return self

        def train(self, mode=True):
            object.__setattr__(self, "training", mode)
            for module in self.children():
                module.train(mode)
            return self

        def eval(self):
            return self.train(False)

        def requires_grad_(self, requires_grad=True):
            for value in self.parameters():
                value.requires_grad_(requires_grad)
            return self

        def zero_grad(self, set_to_none=True):
            for value in self.parameters():
                value.grad = None

        def to(self, *args, **kwargs):
            for module in self.modules():
                for table in (module._parameters, module._buffers):
                    for name, value in table.items():
                        if value is not None:
                            value.data = value.data.to(*args, **kwargs)
            return self

        def float(self):
            import torch
            return self.to(torch.float32)

        def double(self):
            import torch
            return self.to(torch.float64)

        def cpu(self):
            return self

        def extra_repr(self):
            return ""

        def _get_name(self):
            return type(self).__name__

        def __repr__(self):
            extra = self.extra_repr().split("\n") if self.extra_repr() else []
            children = [
                f"({name}): {_indented(repr(module), 2)}" for name, module in self._modules.items()]
            if not children and len(extra) <= 1:
                return f"{self._get_name()}({extra[0] if extra else ''})"
            return self._get_name() + "(\n  " + "\n  ".join(extra + children) + "\n)"

        def __dir__(self):
            names = list(object.__dir__(self))
            return names + list(self._parameters) + list(self._buffers) + list(self._modules)


    def _type_name(value):
        kind = type(value)
        return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    """#
}
