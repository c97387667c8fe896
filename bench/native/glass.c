/* Sits on the *viewer's* X server (an Xvfb started
 * with -fbdir), reads its framebuffer straight from the mapped file, and
 * injects real input with XTEST.  It sees what a person would see, whatever
 * the web client paints with, and costs the browser nothing.
 *
 *   glass DISPLAY FRAMEBUFFER [POLL_US=500]
 *
 * stdin:                                   stdout (CLOCK_MONOTONIC ns):
 *   bar <id> x y cellw cellh                 READY w h
 *   col <id> x y rgbA rgbB                   C <ns> <id> <value>    a watch changed (-1 = unreadable)
 *   clear | start | stop                     I <ns> <what>          an input was injected
 *   key <keysym name> | move x y | btn       V <id> <value>         answer to 'read'
 *   read <id> | sync <tag> | quit            S <tag> <ns>           answer to 'sync'
 */
#define _GNU_SOURCE
#include <X11/XWDFile.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
static const uint8_t *pix;
static int W, H, stride;
static Display *dpy;
static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static inline uint32_t px(int x, int y) {
  if (x < 0 || y < 0 || x >= W || y >= H)
    return 0;
  return *(const uint32_t *)(pix + (size_t)y * stride + 4 * x) & 0xffffff;
}
static inline int lum(int x, int y) {
  uint32_t p = px(x, y);
  return (((p >> 16) & 255) * 77 + ((p >> 8) & 255) * 150 + (p & 255) * 29) >> 8;
}
typedef struct {
  int kind;
  char id[16];
  double x, y, cw, ch;
  uint32_t a, b;
  int last;
} Watch;
static Watch w[16];
static int nw = 0;
static int cell(const Watch *k, int i) {
  int cx = (int)(k->x + (i + .5) * k->cw), cy = (int)(k->y + .5 * k->ch);
  return (lum(cx - 2, cy - 2) + lum(cx + 2, cy - 2) + lum(cx - 2, cy + 2) + lum(cx + 2, cy + 2)) / 4;
}
static unsigned crc8(unsigned n) {
  unsigned c = 0x5a;
  for (int i = 15; i >= 0; i--) {
    unsigned b = ((n >> i) & 1) ^ (c >> 7);
    c = (c << 1) & 255;
    if (b)
      c ^= 0x07;
  }
  return c;
}
static int rd(const Watch *k) {
  if (k->kind == 0) {
    int v[28];
    for (int i = 0; i < 28; i++)
      v[i] = cell(k, i);
    int hi = (v[0] + v[27]) / 2, lo = (v[1] + v[26]) / 2;
    if (hi - lo < 60)
      return -1;
    int th = (hi + lo) / 2;
    if (v[0] < th || v[27] < th || v[1] > th || v[26] > th)
      return -1;
    unsigned n = 0, c = 0;
    for (int i = 0; i < 16; i++)
      n = n << 1 | (v[2 + i] > th);
    for (int i = 0; i < 8; i++)
      c = c << 1 | (v[18 + i] > th);
    return c == crc8(n) ? (int)n : -1;
  }
  uint32_t p = px((int)k->x, (int)k->y);
  int da = 0, db = 0;
  for (int s = 0; s < 24; s += 8) {
    int q = (p >> s) & 255;
    int A = (k->a >> s) & 255, B = (k->b >> s) & 255;
    da += abs(q - A);
    db += abs(q - B);
  }
  if (da < db && da < 150)
    return 0;
  if (db < da && db < 150)
    return 1;
  return -1;
}
int main(int argc, char **argv) {
  if (argc < 3)
    return 2;
  int pollus = argc > 3 ? atoi(argv[3]) : 500;
  dpy = XOpenDisplay(argv[1]);
  if (!dpy) {
    fprintf(stderr, "no display\n");
    return 1;
  }
  int fd = open(argv[2], O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st)) {
    perror("fb");
    return 1;
  }
  uint8_t *m = mmap(0, st.st_size, PROT_READ, MAP_SHARED, fd, 0);
  XWDFileHeader *h = (XWDFileHeader *)m;
  W = ntohl(h->pixmap_width);
  H = ntohl(h->pixmap_height);
  stride = ntohl(h->bytes_per_line);
  pix = m + ntohl(h->header_size) + ntohl(h->ncolors) * sizeof(XWDColor);
  if (ntohl(h->bits_per_pixel) != 32) {
    fprintf(stderr, "need 32 bpp\n");
    return 1;
  }
  printf("READY %d %d\n", W, H);
  fflush(stdout);
  int run = 0;
  char buf[8192];
  size_t bl = 0;
  KeyCode relk = 0;
  int relb = 0;
  int64_t relt = 0;
  for (;;) {
    if (run)
      for (int i = 0; i < nw; i++) {
        int v = rd(&w[i]);
        if (v != w[i].last) {
          w[i].last = v;
          printf("C %lld %s %d\n", (long long)now_ns(), w[i].id, v);
          fflush(stdout);
        }
      }
    if (relt && now_ns() >= relt) {
      if (relk)
        XTestFakeKeyEvent(dpy, relk, False, 0);
      if (relb)
        XTestFakeButtonEvent(dpy, 1, False, 0);
      XFlush(dpy);
      relk = 0;
      relb = 0;
      relt = 0;
    }
    struct timespec ts = {(run || relt) ? 0 : 1, (run || relt) ? pollus * 1000 : 0};
    struct pollfd pf = {0, POLLIN, 0};
    ppoll(&pf, 1, &ts, NULL);
    if (!pf.revents)
      continue;
    ssize_t r = read(0, buf + bl, sizeof buf - bl - 1);
    if (r <= 0)
      return 0;
    bl += r;
    buf[bl] = 0;
    char *nl;
    while ((nl = strchr(buf, '\n'))) {
      *nl = 0;
      char id[16], s[64];
      double x, y, a, b;
      unsigned A, B;
      Watch *k;
      if (sscanf(buf, "bar %15s %lf %lf %lf %lf", id, &x, &y, &a, &b) == 5 && nw < 16) {
        k = &w[nw++];
        *k = (Watch){0};
        strcpy(k->id, id);
        k->x = x;
        k->y = y;
        k->cw = a;
        k->ch = b;
        k->last = -2;
      } else if (sscanf(buf, "col %15s %lf %lf %u %u", id, &x, &y, &A, &B) == 5 && nw < 16) {
        k = &w[nw++];
        *k = (Watch){0};
        k->kind = 1;
        strcpy(k->id, id);
        k->x = x;
        k->y = y;
        k->a = A;
        k->b = B;
        k->last = -2;
      } else if (!strcmp(buf, "clear")) {
        nw = 0;
        run = 0;
      } else if (!strcmp(buf, "start")) {
        run = 1;
        for (int i = 0; i < nw; i++)
          w[i].last = -2;
      } else if (!strcmp(buf, "stop"))
        run = 0;
      else if (sscanf(buf, "key %63s", s) == 1) {
        KeySym ks = XStringToKeysym(s);
        KeyCode kc = XKeysymToKeycode(dpy, ks);
        int64_t t = now_ns();
        XTestFakeKeyEvent(dpy, kc, True, 0);
        XFlush(dpy);
        printf("I %lld key\n", (long long)t);
        fflush(stdout);
        relk = kc;
        relt = t + 15000000;
      } else if (!strcmp(buf, "btn")) {
        int64_t t = now_ns();
        XTestFakeButtonEvent(dpy, 1, True, 0);
        XFlush(dpy);
        printf("I %lld btn\n", (long long)t);
        fflush(stdout);
        relb = 1;
        relt = t + 15000000;
      } else if (sscanf(buf, "move %lf %lf", &x, &y) == 2) {
        XTestFakeMotionEvent(dpy, 0, (int)x, (int)y, 0);
        XFlush(dpy);
        printf("I %lld move\n", (long long)now_ns());
        fflush(stdout);
      } else if (sscanf(buf, "read %15s", id) == 1) {
        for (int i = 0; i < nw; i++)
          if (!strcmp(w[i].id, id)) {
            printf("V %s %d\n", id, rd(&w[i]));
            fflush(stdout);
          }
      } else if (sscanf(buf, "sync %63s", s) == 1) {
        printf("S %s %lld\n", s, (long long)now_ns());
        fflush(stdout);
      } else if (!strcmp(buf, "quit"))
        return 0;
      size_t n = nl - buf + 1;
      memmove(buf, nl + 1, bl - n + 1);
      bl -= n;
    }
  }
}
