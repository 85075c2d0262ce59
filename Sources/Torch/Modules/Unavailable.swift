import Evaluation

/// Names that PyTorch has and Poolbook has not: a lesson that uses one is unsupported, not wrong.
enum Unavailable {
  /// Of `torch`.
  static let torch = WordList(
    """
    AcceleratorError BFloat16Storage BFloat16Tensor BoolStorage BoolTensor ByteStorage ByteTensor CharStorage
    CharTensor ComplexDoubleStorage ComplexFloatStorage DoubleStorage DoubleTensor Event FatalError FloatStorage
    FloatTensor Future GradScaler HalfStorage HalfTensor IntStorage IntTensor LongStorage LongTensor
    OutOfMemoryError QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage ShortStorage
    ShortTensor Storage StorageBase Stream SymBool SymFloat SymInt Tag Tensor TypedStorage UntypedStorage abs_
    accelerator acos_ acosh_ addbmm addmv addmv_ addr affine_grid_generator
    alias_copy alpha_dropout alpha_dropout_ amp angle ao arccos_ arccosh arccosh_ arcsin_ arcsinh arcsinh_ arctan_
    arctanh arctanh_ are_deterministic_algorithms_enabled as_strided_ as_strided_copy as_strided_scatter asarray
    asin_ asinh_ atan_ atanh_ atleast_1d atleast_2d atleast_3d autocast autocast_decrement_nesting
    autocast_increment_nesting autograd backends baddbmm bartlett_window batch_norm batch_norm_backward_elemt
    batch_norm_backward_reduce batch_norm_elemt batch_norm_gather_stats batch_norm_gather_stats_with_counts
    batch_norm_stats batch_norm_update_stats bilinear binary_cross_entropy_with_logits binomial bit bits16 bits1x8
    bits2x4 bits4x2 bits8 blackman_window block_diag cat ccol_indices_copy cdouble ceil_ celu celu_ cfloat
    chain_matmul chalf channel_shuffle cholesky cholesky_inverse cholesky_solve choose_qparams_optimized clamp_
    clamp_max_ clamp_min_ classes classproperty clear_autocast_cache clip_ col_indices_copy combinations compile
    compiled_with_cxx11_abi compiler complex complex128 complex32 complex64 cond conj conj_physical conj_physical_
    constant_pad_nd conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d convolution
    corrcoef cos_ cosh_ cosine_embedding_loss cosine_similarity cov cpp cpu cross crow_indices_copy ctc_loss
    cudnn_affine_grid_generator cudnn_batch_norm cudnn_convolution cudnn_convolution_add_relu
    cudnn_convolution_relu cudnn_convolution_transpose cudnn_grid_sampler cudnn_is_acceptable cumulative_trapezoid
    default_generator deg2rad_ dequantize detach_ detach_copy diagflat diagonal_copy diagonal_scatter distributed
    distributions dropout dropout_ dsmm dsplit eig embedding embedding_bag embedding_renorm_ empty_permuted
    empty_quantized empty_strided erf_ erfc_ exp2_ exp_ expand_copy expm1_ export fake_quantize_per_channel_affine
    fake_quantize_per_tensor_affine fbgemm_linear_fp16_weight fbgemm_linear_fp16_weight_fp32_activation
    fbgemm_linear_int8_weight fbgemm_linear_int8_weight_fp32_activation fbgemm_linear_quantize_weight
    fbgemm_pack_gemm_matrix_fp16 fbgemm_pack_quantized_matrix feature_alpha_dropout feature_alpha_dropout_
    feature_dropout feature_dropout_ fft fill fill_ fix_ float4_e2m1fn_x2 float8_e4m3fn float8_e4m3fnuz float8_e5m2
    float8_e5m2fnuz float8_e8m0fnu floor_ fork frac_ frexp frobenius_norm from_dlpack from_file from_numpy
    frombuffer func functional fused_moving_avg_obs_fake_quant futures fx gcd_ geqrf get_autocast_cpu_dtype
    get_autocast_dtype get_autocast_gpu_dtype get_autocast_ipu_dtype get_autocast_xla_dtype get_default_device
    get_deterministic_debug_mode get_device get_device_module get_file_path get_float32_matmul_precision
    get_num_interop_threads get_rng_state gradient grid_sampler grid_sampler_2d grid_sampler_3d group_norm gru
    gru_cell hamming_window hann_window hardshrink hash_tensor hinge_embedding_loss histogram histogramdd hsmm
    hsplit hspmm hub i0 i0_ igamma igammac imag import_ir_module import_ir_module_from_buffer index_put index_put_
    index_reduce indices_copy init_num_threads instance_norm int1 int2 int3 int4 int5 int6 int7 int_repr
    is_anomaly_check_nan_enabled is_anomaly_enabled is_autocast_cache_enabled is_autocast_cpu_enabled
    is_autocast_enabled is_autocast_ipu_enabled is_autocast_xla_enabled is_conj
    is_deterministic_algorithms_warn_only_enabled is_distributed is_inference is_inference_mode_enabled is_neg
    is_same_size is_signed is_storage is_vulkan_available is_warn_always_enabled isreal istft jagged jit
    kaiser_window kl_div kron layer_norm lcm_ ldexp ldexp_ legacy_contiguous_format library linalg load lobpcg
    log10_ log1p_ log2_ log_ logdet logit logit_ lstm lstm_cell lstsq lu lu_solve lu_unpack margin_ranking_loss
    masked masked_scatter matrix_exp matrix_rank memory_format merge_type_from_type_comment miopen_batch_norm
    miopen_convolution miopen_convolution_add_relu miopen_convolution_relu miopen_convolution_transpose
    miopen_ctc_loss miopen_depthwise_convolution miopen_rnn mkldnn_adaptive_avg_pool2d mkldnn_convolution
    mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d mkldnn_rnn_layer monitor mps mtia
    multinomial multiprocessing mvlgamma nan_to_num_ nanquantile narrow_copy native_batch_norm
    native_channel_shuffle native_dropout native_group_norm native_layer_norm native_norm neg_ negative_ nested nn
    nonzero_static norm_except_dim nuclear_norm ops optim orgqr ormqr overrides package pairwise_distance parse_ir
    parse_schema parse_type_comment pca_lowrank pdist per_channel_affine per_channel_affine_float_qparams
    per_channel_symmetric per_tensor_affine per_tensor_symmetric permute_copy pinverse pixel_shuffle
    pixel_unshuffle poisson poisson_nll_loss polar polygamma prelu prepare_multiprocessing_environment profiler
    profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 put q_per_channel_axis q_per_channel_scales
    q_per_channel_zero_points q_scale q_zero_point qint32 qint8 qr qscheme quantization quantize_per_channel
    quantize_per_tensor quantize_per_tensor_dynamic quantized_batch_norm quantized_gru quantized_gru_cell
    quantized_lstm quantized_lstm_cell quantized_max_pool1d quantized_max_pool2d quantized_max_pool3d
    quantized_rnn_relu_cell quantized_rnn_tanh_cell quasirandom quint2x4 quint4x2 quint8 rad2deg_ random range
    reciprocal_ relu_ renorm resize_as_ resize_as_sparse_ resolve_conj resolve_neg return_types rms_norm rnn_relu
    rnn_relu_cell rnn_tanh rnn_tanh_cell round_ row_indices_copy rrelu rrelu_ rsqrt_ saddmm save scalar_tensor
    scatter_reduce segment_reduce select_copy select_scatter selu selu_ serialization set_anomaly_enabled
    set_autocast_cache_enabled set_autocast_cpu_dtype set_autocast_cpu_enabled set_autocast_dtype
    set_autocast_enabled set_autocast_gpu_dtype set_autocast_ipu_dtype set_autocast_ipu_enabled
    set_autocast_xla_dtype set_autocast_xla_enabled set_default_device set_default_tensor_type
    set_deterministic_debug_mode set_float32_matmul_precision set_flush_denormal set_num_interop_threads
    set_num_threads set_rng_state set_warn_always sgn sigmoid_ signal sin_ sinc_ sinh_ slice_copy slice_inverse
    slice_scatter slogdet smm solve sparse sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor
    sparse_compressed_tensor sparse_coo sparse_coo_tensor sparse_csc sparse_csc_tensor sparse_csr sparse_csr_tensor
    special split_copy split_with_sizes_copy spmm sqrt_ square_ squeeze_copy sspaddmm stft storage svd svd_lowrank
    sym_constrain_range sym_constrain_range_for_size sym_float sym_fresh_size sym_int sym_ite sym_max sym_min
    sym_not sym_sqrt sym_sum symeig t_copy tan_ tanh_ testing thread_safe_generator threshold threshold_ to_dlpack
    torch torch_version transpose_copy trapezoid trapz triangular_solve triplet_margin_loss trunc_ typename types
    uint1 uint16 uint2 uint3 uint32 uint4 uint5 uint6 uint64 uint7 unbind_copy unfold_copy unify_type_list
    unravel_index unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze_copy use_deterministic_algorithms
    utils values_copy vdot version view_as_complex view_as_complex_copy view_as_real view_as_real_copy view_copy
    vmap vsplit wait warnings while_loop windows xlogy_ xpu zero_
    """)

  /// Of tensors.
  static let tensor = WordList(
    """
    addbmm addbmm_ addcdiv_ addcmul_ addmm_ addmv addmv_ addr addr_ angle apply_ arccosh arccosh_ arcsinh arcsinh_
    arctanh arctanh_ as_strided_ as_strided_scatter as_subclass baddbmm baddbmm_ cauchy_ ccol_indices cdouble
    cfloat chalf cholesky cholesky_inverse cholesky_solve clamp_max_ clamp_min_ clip_ coalesce col_indices conj
    conj_physical conj_physical_ const_data_ptr corrcoef cov cross crow_indices cumprod_ cumsum_ dense_dim
    dequantize diagflat diagonal_scatter dim_order divide_ dsplit eig exponential_ fill_diagonal_ float_power_
    frexp geometric_ geqrf grad_dtype hardshrink hash_tensor histogram hsplit i0 i0_ igamma igamma_ igammac
    igammac_ imag index index_put index_put_ index_reduce index_reduce_ indices int_repr ipu is_coalesced is_conj
    is_cpu is_distributed is_inference is_ipu is_maia is_meta is_mkldnn is_mps is_mtia is_neg is_nested is_pinned
    is_same_size is_set_to is_shared is_signed is_sparse_csr is_vulkan is_xla is_xpu isreal istft kron ldexp ldexp_
    lerp_ log_normal_ logdet logit logit_ lstsq lu lu_solve map2_ map_ masked_scatter masked_scatter_ matrix_exp
    module_load mtia multinomial mvlgamma mvlgamma_ name nan_to_num_ nanquantile narrow_copy new new_empty_strided
    nonzero_static numpy orgqr ormqr output_nr pin_memory pinverse polygamma polygamma_ prelu put put_
    q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qr qscheme record_stream
    register_hook register_post_accumulate_grad_hook reinforce renorm renorm_ resize resize_ resize_as resize_as_
    resize_as_sparse_ resolve_conj resolve_neg retain_grad retains_grad row_indices scatter_reduce scatter_reduce_
    select_scatter set_ sgn sgn_ share_memory_ slice_inverse slice_scatter slogdet smm solve sparse_dim sparse_mask
    sparse_resize_ sparse_resize_and_clear_ sspaddmm stft storage storage_type subtract_ sum_to_size svd swapaxes_
    swapdims_ symeig to_dense to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo
    to_sparse_csc to_sparse_csr triangular_solve tril_ triu_ unsafe_chunk unsafe_split unsafe_split_with_sizes
    untyped_storage values vdot volatile vsplit xpu
    """)

  /// Of `torch.nn`.
  static let neural = WordList(
    """
    AdaptiveLogSoftmaxWithLoss
    AlphaDropout BCELoss BCEWithLogitsLoss BatchNorm1d BatchNorm2d BatchNorm3d
    Bilinear Buffer CELU CTCLoss ChannelShuffle CircularPad1d CircularPad2d CircularPad3d ConstantPad1d
    ConstantPad2d ConstantPad3d Container Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
    CosineEmbeddingLoss CosineSimilarity CrossMapLRN2d DataParallel Dropout Dropout1d Dropout2d Dropout3d Embedding
    EmbeddingBag FeatureAlphaDropout Fold FractionalMaxPool2d FractionalMaxPool3d GLU GRU GRUCell GaussianNLLLoss
    GroupNorm Hardshrink HingeEmbeddingLoss HuberLoss InstanceNorm1d InstanceNorm2d InstanceNorm3d KLDivLoss
    LPPool1d LPPool2d LPPool3d LSTM LSTMCell LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d
    LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d
    LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear Linear LinearCrossEntropyLoss LinearCrossEntropyOptions
    LocalResponseNorm MarginRankingLoss MaxUnpool1d MaxUnpool2d MaxUnpool3d MultiLabelMarginLoss
    MultiLabelSoftMarginLoss MultiMarginLoss MultiheadAttention NLLLoss2d PReLU PairwiseDistance ParameterDict
    ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase RReLU
    ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d SmoothL1Loss
    SoftMarginLoss Softmax2d Softshrink SyncBatchNorm Threshold Transformer TransformerDecoder
    TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer TripletMarginLoss
    TripletMarginWithDistanceLoss Unfold UninitializedBuffer UninitializedParameter Upsample UpsamplingBilinear2d
    UpsamplingNearest2d ZeroPad1d ZeroPad2d ZeroPad3d attention common_types factory_kwargs functional grad init
    intrinsic parallel parameter qat quantizable quantized utils
    """)

  /// Of `torch.nn.functional`.
  static let functional = WordList(
    """
    Callable DType Optional ScalingType SwizzleType Tensor

    affine_grid alpha_dropout
    assert_int_or_pair avg_pool2d avg_pool3d batch_norm bilinear binary_cross_entropy
    binary_cross_entropy_with_logits boolean_dispatch celu celu_ channel_shuffle conv1d conv2d conv3d conv_tbc
    conv_transpose1d conv_transpose2d conv_transpose3d cosine_embedding_loss ctc_loss dropout dropout1d dropout2d
    dropout3d elu_ embedding embedding_bag feature_alpha_dropout fold fractional_max_pool2d
    fractional_max_pool2d_with_indices fractional_max_pool3d fractional_max_pool3d_with_indices gaussian_nll_loss
    glu grad grid_sample group_norm grouped_mm gumbel_softmax handle_torch_function hardtanh_ has_torch_function
    has_torch_function_unary has_torch_function_variadic hinge_embedding_loss huber_loss instance_norm interpolate
    kl_div layer_norm leaky_relu_ linear_cross_entropy local_response_norm lp_pool1d lp_pool2d lp_pool3d
    margin_ranking_loss max_unpool1d max_unpool2d max_unpool3d multi_head_attention_forward multi_margin_loss
    multilabel_margin_loss multilabel_soft_margin_loss native_channel_shuffle pairwise_distance pdist
    pixel_unshuffle poisson_nll_loss prelu relu_ rms_norm rrelu rrelu_ scaled_dot_product_attention
    scaled_grouped_mm scaled_mm selu_ smooth_l1_loss soft_margin_loss threshold_ torch triplet_margin_loss
    triplet_margin_with_distance_loss unfold upsample upsample_bilinear upsample_nearest
    """)

  /// Of `torch.linalg`.
  static let linalg = WordList(
    """
    LinAlgError cholesky cholesky_ex cond cross diagonal eig eigh eigvals eigvalsh householder_product inv_ex
    ldl_factor ldl_factor_ex ldl_solve lstsq lu lu_factor lu_factor_ex lu_solve matrix_exp matrix_norm matrix_rank
    multi_dot pinv qr slogdet solve_ex solve_triangular svd svdvals tensorinv tensorsolve vander vecdot
    """)

  /// Of `torch.cuda`.
  static let cuda = WordList(
    """
    AcceleratorError BFloat16Storage BFloat16Tensor BoolStorage BoolTensor ByteStorage ByteTensor CUDAGraph
    CUDAPluggableAllocator CharStorage CharTensor ComplexDoubleStorage ComplexFloatStorage CudaError
    DEVICE_REQUIREMENT DeferredCudaCallError Device DoubleStorage DoubleTensor Event ExternalStream FloatStorage
    FloatTensor GreenContext HalfStorage HalfTensor IntStorage IntTensor LongStorage LongTensor MemPool NewType
    OutOfMemoryError PYTORCH_RELEASES_CODE_CC ShortStorage ShortTensor Stream StreamContext amp
    caching_allocator_alloc caching_allocator_delete caching_allocator_disabled caching_allocator_enable
    can_device_access_peer change_current_allocator check_error classproperty clock_rate cudaStatus cudart
    current_blas_handle current_device current_solver_handle current_stream default_generators default_stream
    device device_memory_used device_of empty_cache gds get_allocator_backend get_arch_list get_device_capability
    get_device_name get_device_properties get_gencode_flags get_per_process_memory_fraction get_rng_state
    get_rng_state_all get_stream_from_external get_sync_debug_mode graph graph_pool_handle graphs green_contexts
    has_half has_magma host_memory_stats host_memory_stats_as_nested_dict init initial_seed ipc_collect
    is_bf16_supported is_current_stream_capturing is_initialized is_tf32_supported jiterator list_gpu_processes
    make_graphed_callables manual_seed manual_seed_all max_memory_allocated max_memory_cached max_memory_reserved
    mem_get_info memory memory_allocated memory_cached memory_reserved memory_snapshot memory_stats
    memory_stats_as_nested_dict memory_summary memory_usage nccl nvtx platform power_draw profiler random
    reset_accumulated_host_memory_stats reset_accumulated_memory_stats reset_max_memory_allocated
    reset_max_memory_cached reset_peak_host_memory_stats reset_peak_memory_stats seed seed_all set_device
    set_per_process_memory_fraction set_rng_state set_rng_state_all set_stream set_sync_debug_mode sparse stream
    streams synchronize temperature torch tunable use_mem_pool utilization
    """)
}
