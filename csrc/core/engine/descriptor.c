#include "engine/descriptor.h"

#include "connection/transport.h"
#include "os/process.h"
#include "redis/connections.h"

#include <poll.h>

enum { DAY_MS = 86400000 };

bool pc_engine_stale(const pc_engine *engine) {
  return !pc_origin_is_here(engine->origin);
}

void pc_engine_enter(pc_engine *engine) {
  engine->now = pc_now_ms();
}

int pc_engine_fd(pc_engine *engine) {
  engine->is_watched = true;
  if (engine->work_due) pc_reactor_signal(&engine->reactor);
  return engine->reactor.fd;
}

void pc_engine_unwatch(pc_engine *engine) {
  engine->is_watched = false;
}

void pc_engine_kick(pc_engine *engine) {
  engine->work_due = true;
  if (engine->is_watched) pc_reactor_signal(&engine->reactor);
}

void pc_engine_arm(pc_engine *engine) {
  int64_t next = pc_timers_next(&engine->timers), curl = pc_transport_due(engine->transport);
  int64_t redis = pc_connections_due(&engine->redis);
  if (curl < next) next = curl;
  if (redis < next) next = redis;
  if (!pc_list_empty(&engine->turns) || !pc_list_empty(&engine->done) ||
      !pc_list_empty(&engine->readable_pipes) || !pc_list_empty(&engine->pipes_to_resume) ||
      engine->notices.count || next <= engine->now) {
    pc_engine_kick(engine);
  } else if (next < engine->armed_at) { /* one that fires too early costs less than re-arming */
    pc_reactor_timer(&engine->reactor, next - engine->now);
    engine->armed_at = next;
  }
}

bool pc_engine_alarm(pc_engine *engine, int64_t milliseconds) {
  if (pc_engine_stale(engine)) return true;
  if (milliseconds < 0) {
    pc_timer_clear(&engine->timers, &engine->alarm);
    return true;
  }
  if (!pc_timers_reserve(&engine->timers, 1)) return false;
  pc_engine_enter(engine);
  pc_timer_set(&engine->timers, &engine->alarm, pc_time_add(engine->now, milliseconds));
  pc_engine_arm(engine);
  return true;
}

bool pc_engine_collect(pc_engine *engine, int milliseconds) {
  engine->ready_count = pc_reactor_collect(&engine->reactor, engine->ready, PC_EVENTS_PER_STEP,
                                           &engine->timer_fired, milliseconds);
  return engine->ready_count >= 0;
}

bool pc_engine_ready(const pc_engine *engine) {
  if (pc_engine_stale(engine)) return false;
  if (engine->work_due || engine->ready_count >= 0) return true;
  struct pollfd item = {.fd = engine->reactor.fd, .events = POLLIN};
  return poll(&item, 1, 0) == 1;
}

bool pc_engine_wait(pc_engine *engine, int64_t milliseconds) {
  if (pc_engine_stale(engine) || engine->work_due || engine->ready_count >= 0) return true;
  int most = milliseconds < 0 ? -1 : milliseconds > DAY_MS ? DAY_MS : (int)milliseconds;
  if (!pc_engine_collect(engine, most)) return false;
  if (engine->ready_count == 0 && !engine->timer_fired)
    engine->ready_count = -1; /* still to come */
  return true;
}
