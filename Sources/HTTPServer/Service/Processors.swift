import Glibc

enum Processors {
  /// sysconf(3) _SC_NPROCESSORS_ONLN
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
