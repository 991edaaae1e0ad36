#:package Native.Build@0.1.0
using Native.Build;

// pkg_config::Config::new().range_version("1.0.18".."2").probe("libsodium")?
var sodium = PkgConfig.Probe("libsodium", "[1.0.18,2)");

// println!("cargo::rerun-if-changed=wrapper.h")
Rerun.IfChanged("native/wrapper.h");

// println!("cargo::metadata=version={}", library.version)
Metadata.Set("version", sodium.Version);
