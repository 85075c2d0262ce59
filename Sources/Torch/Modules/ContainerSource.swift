/// `torch.nn.Sequential`, `ModuleList` and `ModuleDict`.
enum ContainerSource {
  static let text = #"""
    import torch.nn.modules.module as _base
    from torch.nn.modules.module import Module
    from collections import OrderedDict


    def _position(index, size):
        if not -size <= index < size:
            raise IndexError(f"index {index} is out of range")
        return index % size


    def _folded_repr(module):
        # Equal neighbours are shown once: (0-2): 3 x ReLU().
        runs = []
        for item in module._modules.values():
            text = repr(item)
            if runs and runs[-1][0] == text:
                runs[-1][1] += 1
            else:
                runs.append([text, 1])
        if not runs:
            return module._get_name() + "()"
        lines = []
        start = 0
        for text, count in runs:
            text = _base._indented(text, 2)
            if count == 1:
                lines.append(f"({start}): {text}")
            else:
                lines.append(f"({start}-{start + count - 1}): {count} x {text}")
            start += count
        return module._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"


    class Sequential(Module):
        def __init__(self, *args):
            super().__init__()
            if len(args) == 1 and isinstance(args[0], dict):
                for name, module in args[0].items():
                    self.add_module(name, module)
            else:
                for index, module in enumerate(args):
                    self.add_module(str(index), module)

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules.values())

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)(OrderedDict(list(self._modules.items())[index]))
            return list(self._modules.values())[_position(index, len(self))]

        def __setitem__(self, index, module):
            self._modules[list(self._modules)[_position(index, len(self))]] = module

        def __delitem__(self, index):
            chosen = list(self._modules)[index] if isinstance(index, slice) else [
                list(self._modules)[_position(index, len(self))]]
            for name in chosen:
                del self._modules[name]
            kept = list(self._modules.values())
            self._modules.clear()
            for position, module in enumerate(kept):
                self._modules[str(position)] = module

        def forward(self, input):
            for module in self._modules.values():
                input = module(input)
            return input

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def extend(self, sequential):
            for module in sequential:
                self.append(module)
            return self

        def insert(self, index, module):
            modules = list(self._modules.values())
            modules.insert(index, module)
            self._modules.clear()
            for position, item in enumerate(modules):
                self._modules[str(position)] = item
            return self


    class ModuleList(Module):
        def __init__(self, modules=None):
            super().__init__()
            for module in modules or []:
                self.append(module)

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules.values())

        def __getitem__(self, index):
            if isinstance(index, slice):
                return ModuleList(list(self._modules.values())[index])
            return list(self._modules.values())[_position(index, len(self))]

        def __setitem__(self, index, module):
            self._modules[str(_position(index, len(self)))] = module

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def extend(self, modules):
            for module in modules:
                self.append(module)
            return self

        def insert(self, index, module):
            modules = list(self._modules.values())
            modules.insert(index, module)
            for position, item in enumerate(modules):
                self._modules[str(position)] = item

        def __repr__(self):
            return _folded_repr(self)


    class ModuleDict(Module):
        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.update(modules)

        def __getitem__(self, key):
            return self._modules[key]

        def __setitem__(self, key, module):
            self.add_module(key, module)

        def __delitem__(self, key):
            del self._modules[key]

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules)

        def __contains__(self, key):
            return key in self._modules

        def keys(self):
            return self._modules.keys()

        def items(self):
            return self._modules.items()

        def values(self):
            return self._modules.values()

        def update(self, modules):
            for key, module in modules.items() if hasattr(modules, "items") else modules:
                self[key] = module
    """#
}
