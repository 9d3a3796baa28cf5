// What the two small programs of tools/bench_peers share: a file in memory, and a clock.
#ifndef OVERCLAIM_PEERS_READ_FILE_H_
#define OVERCLAIM_PEERS_READ_FILE_H_

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// The bytes, to be freed, or NULL.
static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char* bytes = (char*)malloc(*size + 1);
  if (bytes && fread(bytes, 1, *size, file) != *size) {
    free(bytes);
    bytes = NULL;
  }
  fclose(file);
  return bytes;
}

#endif  // OVERCLAIM_PEERS_READ_FILE_H_
