import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(4.).view(2, 2)
c = torch.zeros(1, 2, 2, 2)
d = torch.zeros(1, 2, 2, 2, 2)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in [
    lambda: x.contiguous(memory_format=torch.channels_last), lambda: x.to(memory_format=torch.channels_last_3d),
    lambda: x.clone(memory_format=torch.channels_last), lambda: torch.empty(2, 2, memory_format=torch.channels_last),
    lambda: torch.empty(2, 2, memory_format=torch.preserve_format),
    lambda: torch.full_like(x, 1, memory_format=torch.channels_last),
    lambda: torch.empty(1, 2, 2, 2, memory_format=torch.channels_last).stride(),
    lambda: torch.empty(1, 2, 2, 2, 2, memory_format=torch.channels_last_3d).stride(),
    lambda: torch.zeros_like(c.permute(0, 2, 3, 1)).stride(),
    lambda: torch.zeros_like(c.permute(0, 2, 3, 1), memory_format=torch.contiguous_format).stride(),
    lambda: torch.ones_like(c, memory_format=torch.channels_last).stride(),
    lambda: torch.rand_like(c, memory_format=torch.channels_last).stride(),
    lambda: x.t().clone(memory_format=torch.contiguous_format).stride(),
    lambda: x.t().to(memory_format=torch.contiguous_format).stride(),
    lambda: x.t().to(torch.float64, memory_format=torch.contiguous_format).stride(),
    lambda: x.t().double().stride(), lambda: x.t().float(memory_format=torch.contiguous_format).stride(),
    lambda: x.t().type(torch.float64, memory_format=torch.contiguous_format).stride(),
    lambda: x.t().cpu(memory_format=torch.contiguous_format).stride(),
    lambda: c.cpu(memory_format=torch.channels_last).stride(), lambda: c.double(memory_format=torch.channels_last).stride(),
    lambda: d.to(memory_format=torch.channels_last_3d).is_contiguous(memory_format=torch.channels_last_3d),
    lambda: d.is_contiguous(memory_format=torch.channels_last_3d), lambda: x.contiguous(memory_format=torch.preserve_format) is x,
    lambda: x.repeat_interleave(2, output_size=3), lambda: x.repeat_interleave(2, dim=0, output_size=3),
    lambda: x.repeat_interleave(torch.tensor([1, 2]), dim=0, output_size=4),
    lambda: x.repeat_interleave(torch.tensor([1, 2]), dim=0, output_size=3),
    lambda: torch.cdist(x, x, compute_mode='x'), lambda: torch.cdist(x, x, compute_mode='donot_use_mm_for_euclid_dist'),
    lambda: torch.tril_indices(2, 2, pin_memory=True), lambda: torch.tril_indices(2, 2, device='cuda'),
    lambda: torch.triu_indices(2, 2, device='cpu'), lambda: torch.rand(2, pin_memory=True), lambda: torch.randn(2, device=0),
    lambda: nn.Module(1), lambda: nn.Module(a=1), lambda: nn.ReLU().train('a'), lambda: nn.ReLU().get_submodule('x'),
    lambda: nn.ReLU().get_submodule('inplace'), lambda: nn.Module().register_buffer('', x),
    lambda: nn.Module().register_buffer('a.b', x), lambda: nn.Module().register_buffer('a', 3),
    lambda: nn.Module().register_parameter('a', x), lambda: nn.Module().register_buffer('forward', x),
    lambda: nn.Module().add_module('a.b', nn.ReLU()), lambda: nn.Module().register_parameter(3, None),
    lambda: nn.Sequential(3), lambda: nn.Sequential(nn.Sequential(), 'a'),
]:
    tell(f)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.ones(1))
        self.register_buffer('kept', torch.zeros(1))
        self.register_buffer('lost', torch.zeros(1), persistent=False)
        self.pool = nn.MaxPool2d(2)
        self.same = self.pool
        self.b = self.a
m = nn.Sequential(Net())
print(m.state_dict())
print(list(m.state_dict(prefix='p.')))
print([n for n, _ in m.named_parameters()], [n for n, _ in m.named_parameters(remove_duplicate=False)])
print([n for n, _ in m.named_modules()], [n for n, _ in m.named_modules(remove_duplicate=False)])
print([n for n, _ in m.named_buffers()])
p = next(m.parameters())
p.grad = torch.ones(1)
m.zero_grad(set_to_none=False)
print(p.grad)
m.zero_grad()
print(p.grad)
print(torch.cuda.is_available(), torch.cuda.device_count(), torch.device('cuda' if torch.cuda.is_available() else 'cpu'))
print(torch.tensor([torch.zeros(1), torch.ones(1)]))
w = torch.ones(2, requires_grad=True)
def write(code):
    def run():
        if code == 0: w[0] = 1
        if code == 1: w[:] = 1
        if code == 2: w[torch.tensor([0])] = 1
        if code == 3: w.add_(1)
        if code == 4: F.relu(w, inplace=True)
        if code == 5: w.zero_()
        if code == 6: w[None] = 1
        if code == 7: w[...] = 1
        with torch.no_grad():
            w[0] = 5
            w.mul_(2)
        return w
    return run
for code in range(9):
    tell(write(code))
print(w.detach_())
