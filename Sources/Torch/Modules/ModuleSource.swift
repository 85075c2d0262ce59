/// `torch.nn.Module`.
enum ModuleSource {
  static let text = #"""
    import torch
    from torch.nn.parameter import Parameter


    def _indented(text, spaces):
        first, *rest = text.split("\n")
        return "\n".join([first] + [" " * spaces + line for line in rest])


    @torch._shown_as_module
    class Module:
        def __init__(self, *args, **kwargs):
            name = type(self).__name__
            if kwargs:
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
            if args:
                raise TypeError(f"{name}.__init__() takes 1 positional argument but {len(args) + 1} were given")
            object.__setattr__(self, "training", True)
            object.__setattr__(self, "_parameters", {})
            object.__setattr__(self, "_buffers", {})
            object.__setattr__(self, "_non_persistent_buffers_set", set())
            object.__setattr__(self, "_modules", {})

        def forward(self, *args, **kwargs):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        def __call__(self, *args, **kwargs):
            return self.forward(*args, **kwargs)

        def __setattr__(self, name, value):
            if not torch._has_members(self, value):
                object.__setattr__(self, name, value)
            elif isinstance(value, (Parameter, Module)):
                self._adopt(name, value)
            elif not hasattr(self, "_modules"):
                object.__setattr__(self, name, value)
            elif name in self._parameters:
                self._replace(self._parameters, name, value, "parameter", "torch.nn.Parameter")
            elif name in self._modules:
                self._replace(self._modules, name, value, "child module", "torch.nn.Module")
            elif name in self._buffers:
                self._replace(self._buffers, name, value, "buffer", "torch.nn.Buffer, torch.Tensor", torch.Tensor)
            else:
                object.__setattr__(self, name, value)

        def _adopt(self, name, value):
            is_parameter = isinstance(value, Parameter)
            if not hasattr(self, "_modules"):
                kind = "parameters" if is_parameter else "module"
                raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
            if name in self._parameters and not is_parameter:
                self._replace(self._parameters, name, value, "parameter", "torch.nn.Parameter")
            self._forget(name)
            table = self._parameters if is_parameter else self._modules
            table[name] = value

        def _replace(self, table, name, value, role, kinds, allowed=()):
            if value is not None and not isinstance(value, allowed):
                raise TypeError(f"cannot assign '{_type_name(value)}' as {role} '{name}' ({kinds} or None expected)")
            table[name] = value

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

        def _check_name(self, kind, name, table):
            if not isinstance(name, str):
                raise TypeError(f"{kind} name should be a string. Got {_type_name(name)}")
            if "." in name:
                raise KeyError(f'{kind} name can\'t contain "."' + (f", got: {name}" if kind == "module" else ""))
            if name == "":
                raise KeyError(f'{kind} name can\'t be empty string ""')
            if hasattr(self, name) and name not in table:
                raise KeyError(f"attribute '{name}' already exists")

        def register_parameter(self, name, param):
            self._check_name("parameter", name, self._parameters)
            if param is not None and not isinstance(param, Parameter):
                raise TypeError(
                    f"cannot assign '{_type_name(param)}' object to parameter '{name}' "
                    "(torch.nn.Parameter or None required)")
            self._parameters[name] = param

        def register_buffer(self, name, tensor, persistent=True):
            self._check_name("buffer", name, self._buffers)
            if tensor is not None and not isinstance(tensor, torch.Tensor):
                raise TypeError(
                    f"cannot assign '{_type_name(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
            self._buffers[name] = tensor
            if persistent:
                self._non_persistent_buffers_set.discard(name)
            else:
                self._non_persistent_buffers_set.add(name)

        def add_module(self, name, module):
            if not isinstance(module, Module) and module is not None:
                raise TypeError(f"{_type_name(module)} is not a Module subclass")
            self._check_name("module", name, self._modules)
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
                if remove_duplicate:
                    memo.append(self)
                yield prefix, self
                for name, module in self.named_children():
                    inner = prefix + ("." if prefix else "") + name
                    yield from module.named_modules(memo, inner, remove_duplicate)

        def _named_members(self, table, prefix, recurse, remove_duplicate):
            seen = []
            modules = self.named_modules(None, prefix, remove_duplicate) if recurse else [(prefix, self)]
            for path, module in modules:
                for name, value in getattr(module, table).items():
                    if value is None or any(value is known for known in seen):
                        continue
                    if remove_duplicate:
                        seen.append(value)
                    yield path + ("." if path else "") + name, value

        def modules(self):
            for name, module in self.named_modules():
                yield module

        def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members("_parameters", prefix, recurse, remove_duplicate)

        def parameters(self, recurse=True):
            for name, value in self.named_parameters(recurse=recurse):
                yield value

        def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members("_buffers", prefix, recurse, remove_duplicate)

        def buffers(self, recurse=True):
            for name, value in self.named_buffers(recurse=recurse):
                yield value

        def state_dict(self, *, destination=None, prefix="", keep_vars=False):
            from collections import OrderedDict
            state = OrderedDict() if destination is None else destination
            for table in (self._parameters, self._buffers):
                for name, value in table.items():
                    if value is not None and name not in self._non_persistent_buffers_set:
                        state[prefix + name] = value if keep_vars else value.detach()
            for name, module in self.named_children():
                module.state_dict(destination=state, prefix=prefix + name + ".", keep_vars=keep_vars)
            return state

        def get_submodule(self, target):
            module = self
            for name in target.split(".") if target else []:
                if not hasattr(module, name):
                    raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
                module = getattr(module, name)
                if not isinstance(module, Module):
                    raise AttributeError(f"`{name}` is not an nn.Module")
            return module

        def apply(self, fn):
            for module in self.children():
                module.apply(fn)
            fn(self)
            return self

        def train(self, mode=True):
            if not isinstance(mode, bool):
                raise ValueError("training mode is expected to be boolean")
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
                if set_to_none:
                    value.grad = None
                elif value.grad is not None:
                    value.grad.zero_()

        def to(self, *args, **kwargs):
            for module in self.modules():
                for table in (module._parameters, module._buffers):
                    for name, value in table.items():
                        if value is not None:
                            value.data = value.data.to(*args, **kwargs)
            return self

        def float(self):
            return self.to(torch.float32)

        def double(self):
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
        if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
            return value.type()
        kind = type(value)
        return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    """#
}
