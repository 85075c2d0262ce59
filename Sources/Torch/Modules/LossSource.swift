/// Losses as layers.
enum LossSource {
  static let text = #"""
    import torch.nn.functional as F
    from torch.nn.modules.module import Module


    class _Loss(Module):
        def __init__(self, size_average=None, reduce=None, reduction="mean"):
            super().__init__()
            self.reduction = reduction


    class MSELoss(_Loss):
        def forward(self, input, target):
            return F.mse_loss(input, target, reduction=self.reduction)


    class L1Loss(_Loss):
        def forward(self, input, target):
            return F.l1_loss(input, target, reduction=self.reduction)


    class NLLLoss(_Loss):
        def forward(self, input, target):
            return F.nll_loss(input, target, reduction=self.reduction)


    class CrossEntropyLoss(_Loss):
        def forward(self, input, target):
            return F.cross_entropy(input, target, reduction=self.reduction)
    """#
}
