import Foundation
import TestSupport

extension Benchmark {
  /// nginx serving as a file the page that we make for each request; rounds in turn, medians.
  static let nginx = Benchmark(name: "nginx") {
    guard let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].first(where: FileManager.default.isExecutableFile)
    else { return [Row(what: "look-up page next to nginx", figure: "not measured: nginx is not installed")] }
    let ours = try Server(data: DemoFolder.copy("nginx-peer"))
    let codes = try DemoFolder.codes(20_000)
    let connection = try Connection(port: ours.port, keepsBody: true)
    _ = try connection.ask(.get("/tra-cuu/\(codes[0])"))
    let theirs = try nginxServer(program, page: connection.body)

    var rates: [Double] = []
    var costs: [Double] = []
    var last: (ours: Load, theirs: Load)?
    for round in 0..<6 {
      let mine = try Load.run(ours, connections: 64, count: 20_000) { .get("/tra-cuu/\(codes[$0 % codes.count])") }
      let file = try Load.run(theirs, connections: 64, count: 20_000) { _ in .get("/page.html") }
      last = (mine, file)
      // The first warms both.
      if round == 0 { continue }
      rates.append(mine.perSecond / file.perSecond)
      costs.append(mine.cpuEach / file.cpuEach)
    }
    return [
      Row(
        what: "look-up pages next to nginx with the page as a file",
        figure: String(format: "%.2f × its rate, %.2f × its CPU", rates.median, costs.median)),
      Row(what: "nginx itself", figure: last?.theirs.figure ?? ""),
    ]
  }

  private static func nginxServer(_ program: String, page: [UInt8]) throws -> Server {
    let folder = Scratch.folder("nginx")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(page).write(to: URL(filePath: folder).appending(path: "page.html"))
    let port = 20_000 + Int(getpid()) % 20_000
    let configuration = """
      daemon off; worker_processes 2; pid \(folder)/pid; error_log \(folder)/error.log;
      events { worker_connections 1024; }
      http {
        access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
        client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/fastcgi;
        uwsgi_temp_path \(folder)/uwsgi; scgi_temp_path \(folder)/scgi;
        server { listen 127.0.0.1:\(port); root \(folder); }
      }
      """
    try Data(configuration.utf8).write(to: URL(filePath: folder).appending(path: "nginx.conf"))
    let server = Server(try ChildProcess(program, ["-p", folder, "-c", "\(folder)/nginx.conf"]), port: port)
    let deadline = ContinuousClock.now + .seconds(10)
    while (try? Connection(port: port)) == nil {
      guard ContinuousClock.now < deadline else { throw Failure("nginx did not start") }
    }
    return server
  }
}
