// Boost.Beast, in this one file alone: its headers cost 13 s to compile. One network thread needs no locks; what takes
// time goes to workers and comes back as a finished answer. libmicrohttpd answers twice as many requests but never ends
// a client that drips; cpp-httplib neither (both tried). Covered by tests/serve/http_test.mjs over real sockets.
#include "app/serve_http.h"

#include <malloc.h>

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

#include "app/exit_status.h"
#include "app/serve_metrics.h"

namespace overclaim {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = net::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

class Session;

// A line of requests before a number of workers; counted on the network thread.
struct Line {
  Line(unsigned workers, std::size_t longest) : pool(workers), most(longest) {}
  net::thread_pool pool;
  std::size_t most, in_it = 0;
};

struct Server {
  Server(ServeSite& the_site, const ServeSettings& the_settings, unsigned workers)
      : site(the_site),
        settings(the_settings),
        signals(context, SIGINT, SIGTERM),
        stop_timer(context),
        accept_timer(context),
        acceptor(context),
        short_line(workers, the_site.limits.short_line),
        long_line(1, the_site.limits.long_line) {
    if (settings.requests_per_minute > 0) {
      limiter.emplace(settings.requests_per_minute, std::max(10.0, settings.requests_per_minute / 4));
    }
  }

  void accept();
  void on_signal();
  void wait_for_signal();
  void make_room();
  void drop_slowest_reader();

  ServeSite& site;
  const ServeSettings& settings;
  std::function<void(const std::string&)> log;
  // Before the context, which still holds sessions when it goes.
  ServeMetrics metrics;
  std::unordered_set<Session*> sessions;
  std::size_t waiting_bytes = 0;  // of answers that nobody has taken yet
  net::io_context context{1};
  net::signal_set signals;
  net::steady_timer stop_timer, accept_timer;
  tcp::acceptor acceptor;
  Line short_line, long_line;
  std::optional<RateLimiter> limiter;
  bool stopping = false, is_late = false;
};

enum class Phase { idle, reading, working, writing, closing };

// A connection: one request after the other.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Server& server) : server_(server), stream_(std::move(socket)) {
    server_.sessions.insert(this);
    server_.metrics.open_connections = server_.sessions.size();
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    const tcp::endpoint peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) peer_ = peer.address().to_string();
  }
  ~Session() {
    forget_response();
    server_.sessions.erase(this);
    server_.metrics.open_connections = server_.sessions.size();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Phase phase() const { return phase_; }
  Clock::time_point since() const { return since_; }
  bool is_closed() const { return is_closed_; }
  void close() {
    is_closed_ = true;
    stream_.close();
  }

  // Waits for the first byte of a request.
  void wait() {
    enter(Phase::idle);
    if (server_.stopping) return;
    if (buffer_.size() > 0) return read_head();  // sent along with the request before
    stream_.expires_after(server_.site.limits.idle);
    stream_.async_read_some(buffer_.prepare(first_read),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                              if (error) return;
                              self->buffer_.commit(bytes);
                              self->read_head();
                            });
  }

 private:
  static constexpr std::size_t first_read = 4096;
  // A head, a chunk's extension and all trailers must fit in here as a whole; bodies go through in pieces.
  static constexpr std::size_t most_buffered = 48U << 10U;

  void enter(Phase phase) {
    phase_ = phase;
    since_ = Clock::now();
  }

  void read_head() {
    enter(Phase::reading);
    request_ = ServeRequest();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.site.limits.header_bytes));
    parser_->body_limit(server_.site.limits.body_bytes);
    // One deadline for all of the request: bytes that drip in do not move it.
    stream_.expires_after(server_.site.limits.request);
    parse_head();
  }

  // Not Beast's own reading of heads: it takes a line that begins with a space for more of the field before it
  // (RFC 9112, 5.2, forbids to send such), and a proxy in front may have read another length there.
  void parse_head() {
    if (has_folded_field()) return refuse({ServeProblemKind::bad_request});
    error_code error;
    buffer_.consume(parser_->put(buffer_.data(), error));
    const bool goes_on = error == http::error::need_more;
    if (parser_->is_header_done() || (error && !goes_on)) return on_head(goes_on ? error_code() : error);
    const std::size_t room = std::min(first_read, buffer_.max_size() - buffer_.size());
    if (room == 0) return refuse({ServeProblemKind::header_too_large});
    stream_.async_read_some(buffer_.prepare(room), [self = shared_from_this()](error_code failed, std::size_t bytes) {
      if (failed) return self->on_read_error(failed == net::error::eof ? http::error::end_of_stream : failed);
      self->buffer_.commit(bytes);
      self->parse_head();
    });
  }

  // In what the parser has not taken yet, which is all of a head that has no end yet.
  bool has_folded_field() const {
    const auto bytes = buffer_.data();
    std::string_view head(static_cast<const char*>(bytes.data()), bytes.size());
    head = head.substr(0, head.find("\r\n\r\n"));
    return head.find("\r\n ") != head.npos || head.find("\r\n\t") != head.npos;
  }

  void on_head(error_code error) {
    if (parser_->is_header_done() || !error) take_head();
    if (error) return on_read_error(error);
    keep_alive_ = parser_->get().keep_alive() && parser_->get().version() == 11;
    if (const std::optional<ServeProblem> problem = refuse_before_body(request_, server_.site)) return refuse(*problem);
    if (server_.limiter && !is_for_operators() && !server_.limiter->take(client(), Clock::now())) {
      ++server_.metrics.refused_rate;
      return refuse({ServeProblemKind::too_many_requests, "", {{"retry-after", "60"}}});
    }
    if (request_.field("expect") == "100-continue") return send_continue();
    read_body();
  }

  void take_head() {
    const auto& message = parser_->get();
    request_.method = std::string(message.method_string());
    request_.target = std::string(message.target());
    for (const auto& field : message.base()) {
      std::string name(field.name_string());
      for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      request_.fields.push_back({std::move(name), std::string(field.value())});
    }
  }

  bool is_for_operators() const {
    const ServeRoute* route = find_route(request_.method, request_.path());
    return route != nullptr && (route->place == ServePlace::health || route->place == ServePlace::metrics);
  }

  std::string client() const {
    const auto& proxies = server_.settings.proxies;
    const bool from_proxy = std::find(proxies.begin(), proxies.end(), peer_) != proxies.end();
    return client_of(peer_, request_.field("x-forwarded-for"), from_proxy);
  }

  void send_continue() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(stream_, net::buffer(go_on.data(), go_on.size()),
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->read_body();
                     });
  }

  void read_body() {
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->on_read_error(error);
      self->request_.body = std::move(self->parser_->get().body());
      self->on_request();
    });
  }

  void on_read_error(error_code error) {
    if (error == beast::error::timeout) {
      ++server_.metrics.cut_off;
      return;
    }
    if (error == http::error::body_limit) return refuse({ServeProblemKind::too_large});
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      return refuse({ServeProblemKind::header_too_large});
    }
    if (error == http::error::end_of_stream || error == http::error::partial_message) return;
    if (error.category() == http::make_error_code(http::error::bad_method).category()) {
      return refuse({ServeProblemKind::bad_request});
    }
  }

  // An answer before the request was read to its end: what follows on this connection could be anything, so it ends.
  void refuse(const ServeProblem& problem) {
    keep_alive_ = false;
    arrived_ = Clock::now();
    send(answer_problem(problem, request_, server_.site));
  }

  void on_request() {
    arrived_ = Clock::now();
    server_.metrics.bytes_in += request_.body.size();
    stream_.expires_never();
    const ServePlace place = find_route(request_.method, request_.path())->place;
    if (place == ServePlace::health) return send({200, "text/plain; charset=utf-8", "ok\n", {}});
    if (place == ServePlace::metrics) {
      return send({200,
                   "text/plain; version=0.0.4; charset=utf-8",
                   to_prometheus(server_.metrics, server_.site.version, resident_bytes()),
                   {}});
    }
    if (place == ServePlace::style || place == ServePlace::script || place == ServePlace::icon) {
      return send(answer(request_, server_.site));
    }
    work();
  }

  void work() {
    Line& line = request_.body.size() > server_.site.limits.long_body ? server_.long_line : server_.short_line;
    const bool is_long = &line == &server_.long_line;
    const bool too_much_waits = server_.waiting_bytes > server_.site.limits.waiting_bytes;
    if (too_much_waits) server_.drop_slowest_reader();
    if (line.in_it >= line.most || (is_long && too_much_waits)) {
      ++server_.metrics.refused_busy;
      return send(answer_problem({ServeProblemKind::busy, "", {{"retry-after", "2"}}}, request_, server_.site));
    }
    enter(Phase::working);
    ++line.in_it;
    ++server_.metrics.under_way;
    net::post(line.pool, [self = shared_from_this(), &line]() mutable {
      Server& server = self->server_;
      ServeResponse response;
      const bool large = self->request_.body.size() > server.site.limits.long_body;
      try {
        response = answer(self->request_, server.site);
      } catch (
          const std::exception&) {  // out of memory, and mistakes of ours; what() could hold the text, so it is lost
        response = answer_problem({ServeProblemKind::failed}, self->request_, server.site);
      }
      self->request_.body = std::string();
      if (large) ::malloc_trim(0);
      // Handed over whole: the last owner of a session must be the network thread.
      net::post(server.context, [self = std::move(self), &line, ready = std::move(response)]() mutable {
        --line.in_it;
        --self->server_.metrics.under_way;
        self->send(std::move(ready));
      });
    });
  }

  void send(ServeResponse ready) {
    enter(Phase::writing);
    if (server_.stopping) keep_alive_ = false;
    const double seconds = std::chrono::duration<double>(Clock::now() - arrived_).count();
    const std::string_view route = route_name(request_);
    server_.metrics.count(route, request_.method, ready.status, seconds);
    server_.metrics.bytes_out += ready.body.size();
    const std::time_t now = std::time(nullptr);
    if (server_.log) server_.log(access_line(now, request_.method, route, ready.status, ready.body.size(), seconds));

    response_.emplace();
    response_->version(11);
    response_->result(static_cast<unsigned>(ready.status));
    response_->set(http::field::date, http_date(now));
    response_->set(http::field::content_type, ready.type);
    for (const HttpField& field : fields_of_every_answer()) response_->set(field.name, field.value);
    for (const HttpField& field : ready.fields) response_->set(field.name, field.value);
    response_->keep_alive(keep_alive_);
    // A hint a little short of the truth, so that nobody asks on a connection that is just being closed.
    if (keep_alive_) {
      response_->set(http::field::keep_alive, "timeout=" + std::to_string(server_.site.limits.idle.count() - 5));
    }
    response_->content_length(ready.body.size());
    if (request_.method != "HEAD") response_->body() = std::move(ready.body);
    server_.waiting_bytes += response_->body().size();
    stream_.expires_after(server_.site.limits.answer);
    http::async_write(stream_, *response_,
                      [self = shared_from_this()](error_code error, std::size_t) { self->on_sent(error); });
  }

  void on_sent(error_code error) {
    const bool was_large = response_->body().size() > server_.site.limits.long_body;
    forget_response();
    if (was_large) ::malloc_trim(0);
    if (error) {
      if (error == beast::error::timeout) ++server_.metrics.cut_off;
      return;
    }
    if (keep_alive_) return wait();
    linger();
  }

  void forget_response() {
    if (response_) server_.waiting_bytes -= response_->body().size();
    response_.reset();
  }

  // Closing while the client still sends would take the answer from it: what comes is read and thrown away, for a
  // while.
  void linger() {
    enter(Phase::closing);
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    buffer_.clear();
    stream_.expires_after(std::chrono::seconds(2));
    drain();
  }
  void drain() {
    constexpr std::size_t piece = most_buffered;
    stream_.async_read_some(buffer_.prepare(piece), [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->drain();
    });
  }

  Server& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{most_buffered};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  ServeRequest request_;
  std::string peer_;
  Phase phase_ = Phase::idle;
  Clock::time_point since_ = Clock::now(), arrived_ = Clock::now();
  bool keep_alive_ = false, is_closed_ = false;
};

// Of too many connections the one goes that has waited longest without a whole request: who drips makes room for who
// asks.
void Server::make_room() {
  Session* oldest = nullptr;
  for (Session* session : sessions) {
    const bool waits =
        session->phase() == Phase::idle || session->phase() == Phase::reading || session->phase() == Phase::closing;
    if (waits && !session->is_closed() && (oldest == nullptr || session->since() < oldest->since())) oldest = session;
  }
  if (oldest == nullptr) return;
  ++metrics.pushed_out;
  oldest->close();
}

// Who has been taking an answer for longest.
void Server::drop_slowest_reader() {
  Session* slowest = nullptr;
  for (Session* session : sessions) {
    const bool takes = session->phase() == Phase::writing && !session->is_closed();
    if (takes && (slowest == nullptr || session->since() < slowest->since())) slowest = session;
  }
  if (slowest == nullptr) return;
  ++metrics.pushed_out;
  slowest->close();
}

void Server::accept() {
  acceptor.async_accept(context, [this](error_code error, tcp::socket socket) {
    if (stopping) return;
    if (error) {  // no descriptors left, or a client that went again
      accept_timer.expires_after(std::chrono::milliseconds(50));
      accept_timer.async_wait([this](error_code cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    ++metrics.connections;
    // Closed ones are gone only when their handlers have run; a few more than the limit may live for that moment.
    if (sessions.size() >= site.limits.connections) make_room();
    if (sessions.size() < site.limits.connections + site.limits.connections / 8) {
      std::make_shared<Session>(std::move(socket), *this)->wait();
    }
    accept();
  });
}

void Server::on_signal() {
  if (stopping) std::_Exit(130);
  stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  accept_timer.cancel();
  for (Session* session : std::vector<Session*>(sessions.begin(), sessions.end())) {
    if (session->phase() == Phase::idle || session->phase() == Phase::closing) session->close();
  }
  stop_timer.expires_after(site.limits.stop);
  stop_timer.async_wait([this](error_code cancelled) {
    if (cancelled) return;
    is_late = true;
    for (Session* session : sessions) session->close();
  });
}

void Server::wait_for_signal() {
  signals.async_wait([this](error_code cancelled, int) {
    if (cancelled) return;
    on_signal();
    wait_for_signal();
  });
}

}  // namespace

std::string serve(ServeSite& site, const ServeSettings& settings, const std::function<void(std::uint16_t port)>& ready,
                  const std::function<void(const std::string& line)>& log) {
  const unsigned processors = std::max(2U, std::thread::hardware_concurrency());
  Server server(site, settings, settings.workers == 0 ? processors : settings.workers);
  server.log = log;
  error_code error;
  const net::ip::address address = net::ip::make_address(settings.address, error);
  if (error) return settings.address + " is no address; write it in numbers, like 127.0.0.1";
  const tcp::endpoint endpoint(address, settings.port);
  server.acceptor.open(endpoint.protocol(), error);
  if (!error) server.acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) server.acceptor.bind(endpoint, error);
  if (!error) server.acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error) {
    return "cannot listen on " + settings.address + " port " + std::to_string(settings.port) + " (" + error.message() +
           "); --port 0 takes any port that is free";
  }
  site.names.port = server.acceptor.local_endpoint().port();
  server.accept();
  server.wait_for_signal();
  ready(site.names.port);
  while (!server.stopping || (!server.sessions.empty() && !server.is_late)) {
    try {
      if (server.context.run_one() == 0) break;
    } catch (const std::exception&) {
      // One request must not end all: the handler that threw held its session, which is closed with it.
      ++server.metrics.broken;
    }
  }
  // A check cannot be told to stop; one that outlasts limits.stop ends with the process, as nobody is there to read it.
  if (server.short_line.in_it + server.long_line.in_it > 0) std::_Exit(static_cast<int>(ExitStatus::incomplete));
  server.short_line.pool.stop();
  server.long_line.pool.stop();
  server.short_line.pool.join();
  server.long_line.pool.join();
  return "";
}

}  // namespace overclaim
