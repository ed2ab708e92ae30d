/* The table of sockets, and how they are opened. */
#include "connection/sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static int listener(struct sockaddr_in *at) {
  socklen_t size = sizeof *at;
  *at = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)at, size), 0);
  assert_int_equal(listen(fd, 4), 0);
  assert_int_equal(getsockname(fd, (struct sockaddr *)at, &size), 0);
  return fd;
}

static void opens_sockets_that_end_with_the_program_and_with_their_peer(void **state) {
  (void)state;
  int fd = pc_socket_open(AF_INET, SOCK_STREAM, IPPROTO_TCP, 20000);
  assert_true(fd >= 0);
  assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
#ifdef TCP_USER_TIMEOUT
  unsigned most = 0;
  socklen_t size = sizeof most;
  assert_int_equal(getsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &most, &size), 0);
  assert_int_equal(most, 20000);
#endif
  close(fd);
  assert_int_equal(pc_socket_open(AF_UNSPEC, SOCK_STREAM, IPPROTO_TCP, 20000), -1);
}

static void finds_a_socket_by_both_of_its_ends(void **state) {
  (void)state;
  pc_sockets sockets = {0};
  pc_multi *multi = (pc_multi *)(void *)&sockets, *other = (pc_multi *)(void *)state;
  struct sockaddr_in at, own;
  socklen_t size = sizeof own;
  int server = listener(&at), fd = socket(AF_INET, SOCK_STREAM, 0);
  pc_socket *item = pc_sockets_add(&sockets, fd);
  item->ours = true;
  item->multi = multi;
  assert_null(pc_sockets_by_ends(&sockets, multi, 1, "127.0.0.1", ntohs(at.sin_port)));
  assert_false(pc_socket_is_connected(item));
  assert_int_equal(connect(fd, (struct sockaddr *)&at, sizeof at), 0);
  assert_true(pc_socket_is_connected(item));
  assert_int_equal(getsockname(fd, (struct sockaddr *)&own, &size), 0);
  int port = ntohs(own.sin_port), peer = ntohs(at.sin_port);
  assert_ptr_equal(pc_sockets_by_ends(&sockets, multi, port, "127.0.0.1", peer), item);
  assert_null(pc_sockets_by_ends(&sockets, multi, port, "127.0.0.2", peer));
  assert_null(pc_sockets_by_ends(&sockets, multi, port, "127.0.0.1", peer + 1));
  assert_null(pc_sockets_by_ends(&sockets, multi, port + 1, "127.0.0.1", peer));
  assert_null(pc_sockets_by_ends(&sockets, other, port, "127.0.0.1", peer));
  close(fd);
  close(server);
  free(sockets.items);
}

static void knows_one_socket_of_a_descriptor(void **state) {
  (void)state;
  pc_sockets sockets = {0};
  uint64_t first = pc_sockets_add(&sockets, 7)->serial;
  for (int fd = 100; fd < 140; fd++)
    assert_non_null(pc_sockets_add(&sockets, fd));
  uint64_t second = pc_sockets_add(&sockets, 7)->serial;
  assert_int_equal(sockets.count, 41);
  assert_null(pc_sockets_by_serial(&sockets, first));
  assert_int_equal(pc_sockets_by_serial(&sockets, second)->fd, 7);
  assert_null(pc_sockets_by_serial(&sockets, 0));
  pc_sockets_forget(&sockets, pc_sockets_find(&sockets, 7));
  assert_null(pc_sockets_find(&sockets, 7));
  assert_non_null(pc_sockets_find(&sockets, 139));
  free(sockets.items);
}

static bool is_ready(pc_reactor *reactor) {
  pc_ready ready[4];
  bool timer_fired;
  return pc_reactor_collect(reactor, ready, 4, &timer_fired, 0) == 1;
}

static void watches_an_idle_socket_until_it_is_readable(void **state) {
  (void)state;
  pc_reactor reactor;
  int ends[2];
  assert_true(pc_reactor_open(&reactor));
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  pc_socket item = {.fd = ends[0], .ours = true};
  assert_true(pc_socket_watch(&item, &reactor, PC_READ));
  assert_true(pc_socket_watch(&item, &reactor, 0));
  assert_false(is_ready(&reactor));
  assert_int_equal(write(ends[1], "x", 1), 1);
  assert_true(is_ready(&reactor));
  pc_socket_unwatch(&item, &reactor);
  assert_false(is_ready(&reactor));
  assert_true(pc_socket_watch(&item, &reactor, PC_READ));
  assert_true(is_ready(&reactor));
  assert_true(pc_socket_watch(&item, &reactor, PC_READ | PC_WRITE));
  assert_true(pc_socket_watch(&item, &reactor, 0)); /* it would stay writable */
  assert_false(is_ready(&reactor));
  close(ends[0]);
  close(ends[1]);
  pc_reactor_close(&reactor, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(opens_sockets_that_end_with_the_program_and_with_their_peer),
      cmocka_unit_test(finds_a_socket_by_both_of_its_ends),
      cmocka_unit_test(knows_one_socket_of_a_descriptor),
      cmocka_unit_test(watches_an_idle_socket_until_it_is_readable)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
