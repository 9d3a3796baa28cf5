// The limit of any reader: every byte of a file in memory is loaded, looked up in a table and added up. Prints the
// seconds of one pass.
#include "read_file.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  static unsigned char table[256];
  for (int i = 0; i < 256; ++i) table[i] = (unsigned char)(i * 7 + argc);
  size_t size = 0;
  char* bytes = read_file(argv[1], &size);
  if (!bytes) return 2;
  volatile unsigned long kept = 0;  // else the compiler may leave the pass out
  long passes = 0;
  const double begin = now();
  do {
    unsigned long sum = 0;
    for (size_t i = 0; i < size; ++i) sum += table[(unsigned char)bytes[i]];
    kept = kept + sum;
    ++passes;
  } while (now() - begin < 0.3);
  printf("%.9f\n", (now() - begin) / (double)passes);
  free(bytes);
  return 0;
}
