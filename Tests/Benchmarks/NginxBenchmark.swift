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

    let pages = try compare(ours, theirs, count: 20_000) {
      .get("/tra-cuu/\(codes[$0 % codes.count])")
    } _: { _ in
      .get("/page.html")
    }
    let small = try compare(ours, theirs, count: 60_000) { _ in
      .get("/health/live")
    } _: { _ in
      .get("/small")
    }
    return [
      Row(what: "look-up pages next to nginx with the page as a file", figure: pages.figure),
      Row(what: "nginx itself", figure: pages.theirs.figure),
      Row(what: "small answers next to nginx", figure: small.figure),
      Row(what: "nginx itself", figure: small.theirs.figure),
    ]
  }

  private struct Comparison {
    var rate: Double
    var cpu: Double
    var theirs: Load

    var figure: String { String(format: "%.2f × its rate, %.2f × its CPU", rate, cpu) }
  }

  /// Medians of five rounds in turn; one before them warms both.
  private static func compare(
    _ ours: Server, _ theirs: Server, count: Int, _ mine: (Int) -> [UInt8], _ file: (Int) -> [UInt8]
  ) throws -> Comparison {
    var rates: [Double] = []
    var costs: [Double] = []
    var last = Load()
    for round in 0..<6 {
      let first = try Load.run(ours, connections: 64, count: count, mine)
      last = try Load.run(theirs, connections: 64, count: count, file)
      if round == 0 { continue }
      rates.append(first.perSecond / last.perSecond)
      costs.append(first.cpuEach / last.cpuEach)
    }
    return Comparison(rate: rates.median, cpu: costs.median, theirs: last)
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
        server {
          listen 127.0.0.1:\(port); root \(folder);
          location = /small { default_type "text/plain; charset=utf-8"; return 200 "ok\\n"; }
        }
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
