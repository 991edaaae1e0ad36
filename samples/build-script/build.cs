#:package Native.Build@0.1.0
using Native.Build;

// pkg_config::Config::new().range_version("1.0.18".."2").probe("libsodium")?
var sodium = PkgConfig.Probe("libsodium", "[1.0.18,2)");

// println!("cargo::rerun-if-changed=wrapper.h")
Rerun.IfChanged("wrapper.h");

// bindgen::Builder::default().header("wrapper.h")
//     .allowlist_function("sodium_init").allowlist_function("crypto_generichash").allowlist_var("crypto_generichash_BYTES_MIN")
//     .generate()?.write_to_file(out_path.join("bindings.rs"))
new HeaderBindings("wrapper.h")
    .Allow("sodium_init", "crypto_generichash", "crypto_generichash_BYTES_MIN")
    .Span("crypto_generichash", "out", "outlen")
    .Span("crypto_generichash", "in", "inlen")
    .Span("crypto_generichash", "key", "keylen")
    .ClassName("Sodium")
    .Generate();

// println!("cargo::metadata=version={}", library.version)
Metadata.Set("version", sodium.Version);
