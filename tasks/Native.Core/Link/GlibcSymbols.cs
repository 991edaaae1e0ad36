namespace Native.Core.Link;

/// <summary>
/// Maps functions that were added after glibc 2.17 to their first version
/// (https://sourceware.org/glibc/wiki/Glibc%20Timeline). The data come from the version tables of glibc's libraries; a test
/// compares them with those of zig, which end at 2.40.
/// </summary>
public static class GlibcSymbols
{
    private static readonly string[] s_table =
    [
        "2.18 pthread_getattr_default_np pthread_setattr_default_np __cxa_thread_atexit_impl",
        "2.18 __issignaling __issignalingf __issignalingl",
        "2.23 fts64_children fts64_close fts64_open fts64_read fts64_set __signgam",
        "2.24 nextdown nextdownf nextdownl nextup nextupf nextupl",
        "2.25 canonicalize canonicalizef canonicalizel explicit_bzero __explicit_bzero_chk fegetmode fesetexcept fesetmode fetestexceptflag",
        "2.25 fmaxmag fmaxmagf fmaxmagl fminmag fminmagf fminmagl fromfp fromfpf fromfpl fromfpx fromfpxf fromfpxl getentropy getpayload",
        "2.25 getpayloadf getpayloadl getrandom llogb llogbf llogbl roundeven roundevenf roundevenl setpayload setpayloadf setpayloadl",
        "2.25 setpayloadsig setpayloadsigf setpayloadsigl strfromd strfromf strfroml totalorder totalorderf totalorderl totalordermag",
        "2.25 totalordermagf totalordermagl ufromfp ufromfpf ufromfpl ufromfpx ufromfpxf ufromfpxl",
        "2.25 __iscanonicall __iseqsig __iseqsigf __iseqsigl",
        "2.26 preadv2 preadv64v2 pwritev2 pwritev64v2 reallocarray",
        "2.27 copy_file_range memfd_create mlock2 pkey_alloc pkey_free pkey_get pkey_mprotect pkey_set",
        "2.28 call_once cnd_broadcast cnd_destroy cnd_init cnd_signal cnd_timedwait cnd_wait fcntl64 mtx_destroy mtx_init mtx_lock",
        "2.28 mtx_timedlock mtx_trylock mtx_unlock renameat2 statx thrd_create thrd_current thrd_detach thrd_equal thrd_exit thrd_join",
        "2.28 thrd_sleep thrd_yield tss_create tss_delete tss_get tss_set daddl ddivl dmull dsubl fadd faddl fdiv fdivl fmul fmull fsub fsubl",
        "2.29 getcpu posix_spawn_file_actions_addchdir_np posix_spawn_file_actions_addfchdir_np",
        "2.30 getdents64 gettid pthread_cond_clockwait pthread_mutex_clocklock pthread_rwlock_clockrdlock pthread_rwlock_clockwrlock",
        "2.30 sem_clockwait tgkill twalk_r",
        "2.31 pthread_clockjoin_np",
        "2.32 pthread_attr_getsigmask_np pthread_attr_setsigmask_np sigabbrev_np sigdescr_np strerrordesc_np strerrorname_np",
        "2.32 __libc_single_threaded",
        "2.33 fstat fstat64 fstatat fstatat64 lstat lstat64 mallinfo2 mknod mknodat stat stat64 __x86_get_cpuid_feature_leaf",
        "2.34 closefrom close_range execveat posix_spawn_file_actions_addclosefrom_np timespec_getres _Fork",
        "2.34 dn_comp dn_expand dn_skipname res_mkquery res_nmkquery res_nquery res_nsearch res_nsend res_query res_search res_send",
        "2.34 gai_cancel gai_error gai_suspend getaddrinfo_a res_dnok res_hnok res_mailok res_nquerydomain res_ownok res_querydomain",
        "2.35 epoll_pwait2 posix_spawn_file_actions_addtcsetpgrp_np _dl_find_object __memcmpeq dfmal dsqrtl ffma ffmal fsqrt fsqrtl",
        "2.35 fmaximum fmaximumf fmaximuml fmaximum_mag fmaximum_mag_num fmaximum_num fminimum fminimumf fminimuml fminimum_mag",
        "2.35 fminimum_mag_num fminimum_num",
        "2.35 fmaximum_mag_numf fmaximum_mag_numl fmaximum_magf fmaximum_magl fmaximum_numf fmaximum_numl fminimum_mag_numf",
        "2.35 fminimum_mag_numl fminimum_magf fminimum_magl fminimum_numf fminimum_numl",
        "2.36 arc4random arc4random_buf arc4random_uniform c8rtomb fsconfig fsmount fsopen fspick mbrtoc8 mount_setattr move_mount open_tree",
        "2.36 pidfd_getfd pidfd_open pidfd_send_signal process_madvise process_mrelease",
        "2.38 strlcat strlcpy wcslcat wcslcpy __strlcat_chk __strlcpy_chk __wcslcat_chk __wcslcpy_chk",
        "2.38 __isoc23_fscanf __isoc23_fwscanf __isoc23_scanf __isoc23_sscanf __isoc23_strtoimax __isoc23_strtol __isoc23_strtoll",
        "2.38 __isoc23_strtoul __isoc23_strtoull __isoc23_strtoumax __isoc23_swscanf __isoc23_vfscanf __isoc23_vscanf __isoc23_vsscanf",
        "2.38 __isoc23_wcstoimax __isoc23_wcstol __isoc23_wcstoll __isoc23_wcstoul __isoc23_wcstoull __isoc23_wcstoumax",
        "2.38 __isoc23_strtol_l __isoc23_strtoll_l __isoc23_strtoul_l __isoc23_strtoull_l __isoc23_vfwscanf __isoc23_vswscanf",
        "2.38 __isoc23_vwscanf __isoc23_wcstol_l __isoc23_wcstoll_l __isoc23_wcstoul_l __isoc23_wcstoull_l __isoc23_wscanf",
        "2.39 pidfd_getpid pidfd_spawn pidfd_spawnp posix_spawnattr_getcgroup_np posix_spawnattr_setcgroup_np",
        "2.39 stdc_bit_ceil stdc_bit_floor stdc_bit_width stdc_count_ones stdc_count_zeros stdc_first_leading_one",
        "2.39 stdc_first_leading_zero stdc_first_trailing_one stdc_first_trailing_zero stdc_has_single_bit stdc_leading_ones",
        "2.39 stdc_leading_zeros stdc_trailing_ones stdc_trailing_zeros",
        "2.40 exp10m1 exp10m1f exp10m1l exp2m1 exp2m1f exp2m1l log10p1 log10p1f log10p1l log2p1 log2p1f log2p1l logp1 logp1f logp1l",
        "2.41 sched_getattr sched_setattr",
        "2.41 acospi acospif acospil asinpi asinpif asinpil atan2pi atan2pif atan2pil atanpi atanpif atanpil cospi cospif cospil sinpi",
        "2.41 sinpif sinpil tanpi tanpif tanpil",
    ];

    private static readonly Dictionary<string, string> s_versions = s_table.Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(name => (Name: name, Version: words[0]))).ToDictionary(entry => entry.Name, entry => entry.Version);

    /// <summary>All functions with their versions; those in <c>stdbit.h</c> without a type suffix.</summary>
    public static IReadOnlyDictionary<string, string> All => s_versions;

    /// <summary>Returns the version, or null if the function is older or not part of glibc.</summary>
    public static string? Since(string symbol) =>
        // Functions in stdbit.h have a suffix per type: stdc_bit_ceil_ui, stdc_bit_ceil_ull.
        s_versions.GetValueOrDefault(symbol.StartsWith("stdc_", StringComparison.Ordinal) ? symbol[..symbol.LastIndexOf('_')] : symbol);
}
