/// What `torch.nn.functional` itself writes in Python about losses and distances.
enum LossFunctionalSource {
  static let text = #"""
    import torch as _torch


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if weight is not None:
            _torch._unsupported("mse_loss(weight=…)")
        return _reduced((input - target) ** 2, _reduction(size_average, reduce, reduction))


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if weight is not None:
            _torch._unsupported("l1_loss(weight=…)")
        return _reduced((input - target).abs(), _reduction(size_average, reduce, reduction))


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if input.dim() == 1:
            losses, weights = _class_losses(input.unsqueeze(0), target.unsqueeze(0), weight, ignore_index)
            losses, weights = losses.squeeze(0), weights.squeeze(0)
        else:
            losses, weights = _class_losses(input, target, weight, ignore_index)
        return losses.sum() / weights.sum() if reduction == "mean" else _reduced(losses, reduction)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
        reduction = _reduction(size_average, reduce, reduction)
        dim = 0 if input.dim() == 1 else 1
        scores = log_softmax(input, dim)
        if target.is_floating_point():
            return _probability_loss(scores, target, dim, weight, reduction, label_smoothing)
        loss = nll_loss(scores, target, weight, None, ignore_index, None, reduction)
        if label_smoothing == 0:
            return loss
        kept = target != ignore_index
        weights = kept.to(input.dtype) if weight is None else weight[target.masked_fill(~kept, 0)] * kept
        smooth = -(scores if weight is None else scores * _along(weight, dim, scores)).sum(dim)
        smooth = smooth.masked_fill(~kept, 0)
        smooth = smooth.sum() / weights.sum() if reduction == "mean" else _reduced(smooth, reduction)
        return (1 - label_smoothing) * loss + label_smoothing / input.shape[dim] * smooth


    def _probability_loss(scores, target, dim, weight, reduction, label_smoothing):
        count = scores.shape[dim]
        if label_smoothing != 0:
            target = target * (1 - label_smoothing) + label_smoothing / count
        losses = scores * target
        losses = -(losses if weight is None else losses * _along(weight, dim, scores)).sum(dim)
        # The mean is that of the samples, whatever the classes weigh.
        return _reduced(losses, reduction)


    def _class_losses(scores, target, weight, ignore_index):
        kept = target != ignore_index
        strangers = target[kept & ((target < 0) | (target >= scores.shape[1]))]
        if len(strangers) > 0:
            raise IndexError(f"Target {strangers[0].item()} is out of bounds.")
        # An ignored label need not be a class.
        chosen = target.masked_fill(~kept, 0)
        weights = kept.to(scores.dtype) if weight is None else weight[chosen] * kept
        losses = -scores.gather(1, chosen.unsqueeze(1)).squeeze(1) * weights
        return losses.masked_fill(~kept, 0), weights


    def _along(weight, dim, scores):
        shape = [1] * scores.dim()
        shape[dim] = -1
        return weight.reshape(shape)


    def _reduction(size_average, reduce, reduction):
        # What the two flags of old meant.
        if size_average is None and reduce is None:
            return reduction
        if reduce is not None and not reduce:
            return "none"
        return "mean" if size_average is None or size_average else "sum"


    def _reduced(losses, reduction):
        if reduction == "mean":
            return losses.mean()
        if reduction == "sum":
            return losses.sum()
        if reduction == "none":
            return losses
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        return _torch.div(input, input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input), out=out)


    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        return (x1 * x2).sum(dim) / (x1.norm(2, dim).clamp_min(eps) * x2.norm(2, dim).clamp_min(eps))
    """#
}
