// The first file of Torch.
