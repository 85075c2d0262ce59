import torch
from torch import nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.ones(2))
        self.c = nn.MaxPool2d(2)
        self.register_buffer("b", torch.ones(1))
def t(name, v):
    m = M()
    try:
        setattr(m, name, v); print(name, type(v).__name__, "ok", sorted(m._parameters), sorted(m._modules), sorted(m._buffers), name in m.__dict__)
    except Exception as e: print(name, type(v).__name__, type(e).__name__, e)
for n in "pcbx":
    for v in (1, None, torch.ones(3), nn.Parameter(torch.ones(3)), nn.MaxPool2d(3), "s"):
        t(n, v)
