// The queue only says who does what next. What is done is told by the outputs (is_done): a NATS server that was killed
// was seen to keep messages it never delivers again, and a message that is delivered twice is a shard passed over. The
// only file that includes nats.h; built with it where CMake is given OVERCLAIM_NATS. Covered by tools/cluster nats.
#include "app/command_worker.h"

#include "app/messages.h"

#ifdef OVERCLAIM_NATS
#include <nats/nats.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "app/shard_audit.h"
#include "app/shard_run.h"
#endif

namespace overclaim {

#ifndef OVERCLAIM_NATS

ExitStatus command_worker(const Options& /*options*/, const LoadedRulebook& /*loaded*/,
                          const std::string& /*version*/) {
  return fail("this program was built without NATS; build it with cmake -DOVERCLAIM_NATS=ON");
}

#else

namespace {

constexpr std::int64_t second = 1000000000;  // the server counts in nanoseconds
// Without a sign of life for so long a worker is taken for dead, and its shard is given to another.
constexpr int ack_wait_seconds = 10, heartbeat_seconds = 3;
// Nothing in the queue, nothing being done, and still shards missing: they are put into the queue once more.
constexpr int lost_after_seconds = 2 * ack_wait_seconds;

template <auto destroy>
struct Destroy {
  template <typename Thing>
  void operator()(Thing* thing) const {
    destroy(thing);
  }
};

using Connection = std::unique_ptr<natsConnection, Destroy<natsConnection_Destroy>>;
using Settings = std::unique_ptr<natsOptions, Destroy<natsOptions_Destroy>>;
using Context = std::unique_ptr<jsCtx, Destroy<jsCtx_Destroy>>;
using Subscription = std::unique_ptr<natsSubscription, Destroy<natsSubscription_Destroy>>;
using Message = std::unique_ptr<natsMsg, Destroy<natsMsg_Destroy>>;

// Tells the server every few seconds that a message is being worked on, until it goes.
class Heartbeat {
 public:
  explicit Heartbeat(natsMsg* message)
      : thread_([this, message] {
          std::unique_lock lock(mutex_);
          while (!stop_.wait_for(lock, std::chrono::seconds(heartbeat_seconds), [this] { return stopped_; })) {
            natsMsg_InProgress(message, nullptr);
          }
        }) {}
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;
  ~Heartbeat() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    stop_.notify_all();
    thread_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopped_ = false;
  std::thread thread_;  // last: it uses the others
};

class Worker {
 public:
  Worker(const ShardJob& job, const ShardChoice& choice)
      : job_(job),
        choice_(choice),
        stream_("OVERCLAIM_" + job.manifest.sha256.substr(0, 16)),
        subject_("overclaim." + job.manifest.sha256.substr(0, 16) + ".shard") {
    for (std::size_t i = 0; i < job.manifest.shards.size(); ++i) missing_.insert(i);
  }

  ExitStatus run() {
    forget_done();
    if (!missing_.empty()) {
      if (!connect() || !publish_missing("0")) return overclaim::fail("NATS: " + failure_, ExitStatus::try_again);
      int idle = 0;
      while (!missing_.empty()) {
        const Step step = take_one();
        if (step == Step::stop) return status_;
        idle = step == Step::worked ? 0 : idle + 1;
        if (step == Step::worked) continue;
        forget_done();
        if (missing_.empty()) break;
        const bool is_lost = step == Step::failed;  // a server that starts again is waited for
        if (idle >= choice_.idle_seconds) {
          return is_lost ? overclaim::fail("NATS: " + failure_, ExitStatus::try_again) : give_up();
        }
        if (is_lost) {
          std::this_thread::sleep_for(std::chrono::seconds(1));
        } else if (idle % lost_after_seconds == 0) {
          publish_lost();
        }
      }
      js_DeleteStream(context_.get(), stream_.c_str(), nullptr, nullptr);  // another worker may have been first
    }
    const ShardAudit audit = audit_shards(job_.manifest, job_.out);
    if (!audit.to_run.empty())
      return overclaim::fail("outputs changed; to run again: " + array_of(audit.to_run), ExitStatus::incomplete);
    return higher(status_, audit.incomplete ? ExitStatus::incomplete : ExitStatus::clean);
  }

 private:
  enum class Step { worked, nothing, failed, stop };

  bool fail(natsStatus status, const char* what) {
    failure_ = std::string(what) + ": " + natsStatus_GetText(status);
    return false;
  }

  bool connect() {
    natsOptions* settings = nullptr;
    if (const natsStatus status = natsOptions_Create(&settings); status != NATS_OK) return fail(status, "options");
    const Settings held(settings);
    natsOptions_SetURL(settings, choice_.nats.c_str());
    natsOptions_SetName(settings, "overclaim worker");
    natsConnection* connection = nullptr;
    if (const natsStatus status = natsConnection_Connect(&connection, settings); status != NATS_OK) {
      return fail(status, choice_.nats.c_str());
    }
    connection_.reset(connection);
    jsCtx* context = nullptr;
    if (const natsStatus status = natsConnection_JetStream(&context, connection, nullptr); status != NATS_OK) {
      return fail(status, "JetStream");
    }
    context_.reset(context);

    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    const char* subjects[] = {subject_.c_str()};
    config.Name = stream_.c_str();
    config.Subjects = subjects;
    config.SubjectsLen = 1;
    config.Retention = js_WorkQueuePolicy;
    config.Storage = js_FileStorage;
    jsErrCode code{};
    natsStatus status = js_AddStream(nullptr, context, &config, nullptr, &code);
    if (status != NATS_OK && code != JSStreamNameExistErr) return fail(status, "making the stream");

    jsSubOptions options;
    jsSubOptions_Init(&options);
    options.Stream = stream_.c_str();
    options.Config.AckPolicy = js_AckExplicit;
    options.Config.AckWait = ack_wait_seconds * second;
    natsSubscription* subscription = nullptr;
    status = js_PullSubscribe(&subscription, context, subject_.c_str(), "workers", nullptr, &options, &code);
    if (status != NATS_OK) return fail(status, "subscribing");
    subscription_.reset(subscription);
    return true;
  }

  void forget_done() {
    std::erase_if(missing_, [this](std::size_t index) { return is_done(job_, index); });
  }

  // `round`: workers that publish in the same round name each message alike, and the server keeps the first. It does so
  // for two minutes only; a message too many does no harm.
  bool publish_missing(const std::string& round) {
    for (const std::size_t index : missing_) {
      const std::string data = std::to_string(index);
      const std::string name = data + "-" + round;
      jsPubOptions options;
      jsPubOptions_Init(&options);
      options.MsgId = name.c_str();
      const natsStatus status = js_Publish(nullptr, context_.get(), subject_.c_str(), data.data(),
                                           static_cast<int>(data.size()), &options, nullptr);
      if (status != NATS_OK) return fail(status, "publishing");
    }
    return true;
  }

  bool publish_lost() {
    jsStreamInfo* info = nullptr;
    const natsStatus status = js_GetStreamInfo(&info, context_.get(), stream_.c_str(), nullptr, nullptr);
    if (status != NATS_OK) return fail(status, "asking for the stream");
    const std::uint64_t waiting = info->State.Msgs, last = info->State.LastSeq;
    jsStreamInfo_Destroy(info);
    return waiting > 0 || publish_missing(std::to_string(last));
  }

  Step take_one() {
    natsMsgList list{};
    const natsStatus status = natsSubscription_Fetch(&list, subscription_.get(), 1, 1000, nullptr);
    if (status == NATS_TIMEOUT) return Step::nothing;
    if (status != NATS_OK || list.Count == 0) {
      fail(status, "fetching");
      return Step::failed;
    }
    const Message message(std::exchange(list.Msgs[0], nullptr));
    natsMsgList_Destroy(&list);
    const std::string data(natsMsg_GetData(message.get()),
                           static_cast<std::size_t>(natsMsg_GetDataLength(message.get())));
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(data.data(), data.data() + data.size(), index);
    if (error != std::errc() || stop != data.data() + data.size() || index >= job_.manifest.shards.size()) {
      natsMsg_Term(message.get(), nullptr);  // none of ours
      return Step::worked;
    }
    ShardEnd end;
    {
      const Heartbeat heartbeat(message.get());
      end = run_shard(job_, index);
    }
    if (!end.message.empty()) overclaim::complain(end.message);
    status_ = higher(status_, end.status);
    if (end.status == ExitStatus::bad_input) {
      natsMsg_Term(message.get(), nullptr);
      return Step::stop;
    }
    if (end.status == ExitStatus::not_written || end.status == ExitStatus::try_again) {
      natsMsg_Nak(message.get(), nullptr);
      return Step::stop;
    }
    natsMsg_AckSync(message.get(), nullptr, nullptr);  // lost: it comes again, and is passed over
    missing_.erase(index);
    return Step::worked;
  }

  ExitStatus give_up() {
    const std::vector<std::uint64_t> missing(missing_.begin(), missing_.end());
    return overclaim::fail("nothing to do for " + std::to_string(choice_.idle_seconds) +
                               " seconds, and shards are missing; to run again: " + array_of(missing),
                           higher(status_, ExitStatus::incomplete));
  }

  const ShardJob& job_;
  const ShardChoice& choice_;
  std::string stream_, subject_, failure_;
  Connection connection_;
  Context context_;
  Subscription subscription_;
  std::set<std::size_t> missing_;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace

ExitStatus command_worker(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  std::variant<ShardJob, ShardEnd> begun = begin_job(options, loaded, version);
  if (const ShardEnd* wrong = std::get_if<ShardEnd>(&begun)) return fail(wrong->message, wrong->status);
  return Worker(std::get<ShardJob>(begun), options.shards).run();
}

#endif

}  // namespace overclaim
