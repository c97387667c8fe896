/* Draws on the shared desktop what is measured, and tells when.
 *
 *   stimulus DISPLAY
 *
 * Commands on stdin (one per line):
 *   mode idle|square|typing|scroll|video [px_per_frame]
 *   quit
 * Output on stdout (one line each, times are CLOCK_MONOTONIC nanoseconds):
 *   READY w h
 *   MODE {json geometry}                      after a mode switch has been drawn
 *   E <count> <arrive_ns> <drawn_ns> <key|btn> <detail> <toggle>   input event
 *   F <n> <begin_ns> <drawn_ns>               a scroll/video frame was drawn
 * "drawn" is taken after XSync(), i.e. after the X server has executed the
 * drawing requests of that step.
 *
 * Every step carries a bar code: 28 cells = guard(1,0) 16 bits 8 bits CRC-8
 * guard(0,1), white = 1, black = 0.  The counter never restarts in a process.
 */
#define _GNU_SOURCE
#include <X11/Xatom.h>
#include <X11/Xft/Xft.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <math.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

static Display *dpy;
static int scr;
static Window win;
static GC gc;
static int W, H;
static Visual *vis;
static int depth;
static XftFont *fbody, *fhead, *fmono;
static XftDraw *xdwin;
static uint16_t counter = 0;

enum { IDLE, SQUARE, TYPING, SCROLL, VIDEO };
static int mode = IDLE;
#define CELL 32
#define NCELL 28
#define STRIPW (CELL * NCELL)

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static uint32_t rng_s = 12345;
static uint32_t rng(void) {
  rng_s ^= rng_s << 13;
  rng_s ^= rng_s >> 17;
  rng_s ^= rng_s << 5;
  return rng_s;
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
static void cells(uint16_t n, uint8_t *c) {
  unsigned chk = crc8(n);
  int i = 0;
  c[i++] = 1;
  c[i++] = 0;
  for (int b = 15; b >= 0; b--)
    c[i++] = (n >> b) & 1;
  for (int b = 7; b >= 0; b--)
    c[i++] = (chk >> b) & 1;
  c[i++] = 0;
  c[i++] = 1;
}
static void strip(Drawable d, int x, int y, uint16_t n) {
  uint8_t c[NCELL];
  cells(n, c);
  XRectangle r[NCELL];
  int k = 0;
  XSetForeground(dpy, gc, 0x000000);
  XFillRectangle(dpy, d, gc, x, y, STRIPW, CELL);
  for (int i = 0; i < NCELL; i++)
    if (c[i])
      r[k++] = (XRectangle){x + i * CELL, y, CELL, CELL};
  XSetForeground(dpy, gc, 0xffffff);
  XFillRectangles(dpy, d, gc, r, k);
}
static void strip_mem(uint32_t *p, int stride, int x, int y, uint16_t n) {
  uint8_t c[NCELL];
  cells(n, c);
  for (int j = 0; j < CELL; j++)
    for (int i = 0; i < NCELL; i++) {
      uint32_t v = c[i] ? 0xffffff : 0;
      uint32_t *q = p + (y + j) * stride + x + i * CELL;
      for (int k = 0; k < CELL; k++)
        q[k] = v;
    }
}

/* ---- text ---- */
static const char *words[] = {
    "the",     "remote",  "desktop",  "latency", "window",   "server",    "of",    "a",        "to",
    "and",     "frame",   "protocol", "in",      "input",    "screen",    "is",    "that",     "for",
    "network", "session", "client",   "display", "with",     "update",    "pixel", "on",       "region",
    "as",      "are",     "by",       "encoder", "this",     "viewer",    "be",    "measured", "from",
    "or",      "an",      "cursor",   "quality", "keyboard", "bandwidth", "at",    "which",    "text",
    "page",    "scrolls", "while",    "picture", "changes"};
static XftColor col(uint32_t rgb) {
  XftColor c;
  XRenderColor rc = {((rgb >> 16) & 255) * 257, ((rgb >> 8) & 255) * 257, (rgb & 255) * 257, 0xffff};
  XftColorAllocValue(dpy, vis, DefaultColormap(dpy, scr), &rc, &c);
  return c;
}
static void line_of_words(char *buf, size_t cap, int n) {
  buf[0] = 0;
  for (int i = 0; i < n; i++) {
    strncat(buf, words[rng() % (sizeof words / sizeof *words)], cap - strlen(buf) - 2);
    strncat(buf, " ", cap - strlen(buf) - 1);
  }
}

/* ---- scroll ---- */
static Pixmap page = 0, comp = 0;
static int pageh = 6000, px_per_frame = 8;
static int64_t scroll_off = 0;
#define SX 40
#define SY 16
#define SW 1840
#define SH 1048
static void make_page(void) {
  if (page)
    return;
  page = XCreatePixmap(dpy, win, SW, pageh, depth);
  comp = XCreatePixmap(dpy, win, SW, SH, depth);
  XSetForeground(dpy, gc, 0xffffff);
  XFillRectangle(dpy, page, gc, 0, 0, SW, pageh);
  XftDraw *d = XftDrawCreate(dpy, page, vis, DefaultColormap(dpy, scr));
  XftColor black = col(0x202124), blue = col(0x1a0dab), grey = col(0x5f6368);
  rng_s = 4242;
  int y = 40, sec = 0;
  while (y < pageh - 60) {
    char b[512];
    snprintf(b, sizeof b, "%d. ", ++sec);
    line_of_words(b + strlen(b), 300, 5);
    XftDrawStringUtf8(d, &blue, fhead, 40, y, (FcChar8 *)b, strlen(b));
    y += 34;
    int lines = 4 + rng() % 9, pic = (rng() % 3) == 0;
    for (int i = 0; i < lines && y < pageh - 60; i++) {
      line_of_words(b, sizeof b, pic ? 16 : 26);
      XftDrawStringUtf8(d, i % 5 == 4 ? &grey : &black, fbody, 40, y, (FcChar8 *)b, strlen(b));
      y += 24;
    }
    if (pic && y > 180)
      for (int i = 0; i < 120; i++) {
        XSetForeground(dpy, gc, rng() & 0xffffff);
        XFillRectangle(dpy, page, gc, 1400 + (rng() % 340), y - 150 + (rng() % 110), 10 + rng() % 40,
                       5 + rng() % 30);
      }
    y += 26;
  }
  XftDrawDestroy(d);
}
static void scroll_frame(uint16_t n) {
  int top = 48, hh = SH - 96, off = (int)(scroll_off % pageh);
  int first = pageh - off < hh ? pageh - off : hh;
  XCopyArea(dpy, page, comp, gc, 0, off, SW, first, 0, top);
  if (first < hh)
    XCopyArea(dpy, page, comp, gc, 0, 0, SW, hh - first, 0, top + first);
  strip(comp, 0, 0, n);
  strip(comp, 0, SH - CELL, n);
  XCopyArea(dpy, comp, win, gc, 0, 0, SW, SH, SX, SY);
}

/* ---- video ---- */
#define VX 600
#define VY 180
#define VW 1280
#define VH 720
#define VN 150
static uint32_t *vframes = 0;
static XImage *vimg;
static XShmSegmentInfo shmi;
static float *noise;
static int NW = 2048, NH = 1280;
static float vnoise(const float *g, int gw, int gh, float x, float y) {
  int xi = (int)x, yi = (int)y;
  float fx = x - xi, fy = y - yi;
  fx = fx * fx * (3 - 2 * fx);
  fy = fy * fy * (3 - 2 * fy);
  xi %= gw;
  yi %= gh;
  int x1 = (xi + 1) % gw, y1 = (yi + 1) % gh;
  return (g[yi * gw + xi] * (1 - fx) + g[yi * gw + x1] * fx) * (1 - fy) +
         (g[y1 * gw + xi] * (1 - fx) + g[y1 * gw + x1] * fx) * fy;
}
static uint8_t clamp8(float v) {
  return v < 0 ? 0 : v > 255 ? 255 : (uint8_t)v;
}
static void make_video(void) {
  if (vframes)
    return;
  int gw = 256, gh = 160;
  float *g = malloc(sizeof(float) * gw * gh);
  rng_s = 777;
  for (int i = 0; i < gw * gh; i++)
    g[i] = (rng() & 0xffff) / 65536.f;
  noise = malloc(sizeof(float) * NW * NH);
  uint32_t *tex[2];
  for (int y = 0; y < NH; y++)
    for (int x = 0; x < NW; x++) {
      float a = 0, amp = .5f, f = 4.f / NW * 2;
      for (int o = 0; o < 6; o++) {
        a += amp * vnoise(g, gw, gh, x * f + o * 17, y * f + o * 31);
        amp *= .55f;
        f *= 2.1f;
      }
      noise[y * NW + x] = a;
    }
  for (int t = 0; t < 2; t++) {
    tex[t] = malloc(4ul * NW * NH);
    for (int i = 0; i < NW * NH; i++) {
      float a = noise[i];
      int x = i % NW, y = i / NW;
      float gr = ((rng() & 255) - 128) * 0.03f;
      float r, gg, b;
      if (t == 0) {
        r = 40 + 220 * a + gr;
        gg = 70 + 170 * a * a + gr;
        b = 160 - 90 * a + gr + (y * 40.f / NH);
      } else {
        r = 230 - 160 * a + gr;
        gg = 120 + 90 * sinf(a * 9) + gr;
        b = 60 + 140 * a + gr;
      }
      if (((x / 160) + (y / 160)) % 7 == 0) {
        r *= .55f;
        gg *= .6f;
        b *= .8f;
      }
      tex[t][i] = clamp8(r) << 16 | clamp8(gg) << 8 | clamp8(b);
    }
  }
  vframes = malloc(4ul * VW * VH * VN);
  for (int k = 0; k < VN; k++) {
    uint32_t *o = vframes + (size_t)k * VW * VH;
    uint32_t *tx = tex[k / 75 % 2];
    double ph = 2 * M_PI * k / VN;
    int ox = (int)(384 + 360 * sin(ph)), oy = (int)(280 + 260 * cos(ph * 2));
    double zoom = 1.0 + .18 * sin(ph * 3);
    int32_t step = (int32_t)(65536 / zoom);
    for (int y = 0; y < VH; y++) {
      int sy = oy + (int)(((int64_t)y * step) >> 16);
      sy = (sy % NH + NH) % NH;
      const uint32_t *row = tx + (size_t)sy * NW;
      int64_t sx = (int64_t)ox << 16;
      for (int x = 0; x < VW; x++) {
        o[y * VW + x] = row[(sx >> 16) & (NW - 1)];
        sx += step;
      }
    }
    for (int s = 0; s < 5; s++) {
      int cx = (int)(VW / 2 + 500 * sin(ph * (s + 1) + s)),
          cy = (int)(VH / 2 + 250 * cos(ph * (s + 2) + s * 2)), R = 30 + 12 * s;
      uint32_t c = (uint32_t[]){0xff4040, 0x40ff60, 0x4070ff, 0xffe040, 0xf0f0f0}[s];
      for (int y = -R; y <= R; y++)
        for (int x = -R; x <= R; x++)
          if (x * x + y * y <= R * R && cx + x >= 0 && cx + x < VW && cy + y >= 0 && cy + y < VH)
            o[(cy + y) * VW + cx + x] = c;
    }
  }
  free(g);
  free(noise);
  free(tex[0]);
  free(tex[1]);
  vimg = XShmCreateImage(dpy, vis, depth, ZPixmap, 0, &shmi, VW, VH);
  shmi.shmid = shmget(IPC_PRIVATE, vimg->bytes_per_line * VH, IPC_CREAT | 0600);
  shmi.shmaddr = vimg->data = shmat(shmi.shmid, 0, 0);
  shmi.readOnly = False;
  XShmAttach(dpy, &shmi);
  XSync(dpy, 0);
  shmctl(shmi.shmid, IPC_RMID, 0);
}
static void video_frame(uint16_t n, int k) {
  memcpy(vimg->data, vframes + (size_t)(k % VN) * VW * VH, 4ul * VW * VH);
  strip_mem((uint32_t *)vimg->data, VW, 0, 0, n);
  strip_mem((uint32_t *)vimg->data, VW, 0, VH - CELL, n);
  XShmPutImage(dpy, win, gc, vimg, 0, 0, VX, VY, VW, VH, False);
}

/* ---- square ---- */
static const uint32_t QC[2] = {0x141478, 0xfae628};
static int toggle = 0;
static int qx = 100, qy = 100;
static void square(void) {
  XSetForeground(dpy, gc, QC[toggle]);
  XFillRectangle(dpy, win, gc, qx, qy, 400, 400);
}

/* ---- typing ---- */
static int tcol = 0, trow = 0, cw, chh, tcols, trows;
#define TX 40
#define TY 64
static void term_clear(void) {
  XSetForeground(dpy, gc, 0x101010);
  XFillRectangle(dpy, win, gc, TX, TY, 1840, 952);
  tcol = trow = 0;
}
static void term_char(char c) {
  static XftColor green;
  static int init = 0;
  if (!init) {
    green = col(0xd0f0d0);
    init = 1;
  }
  if (tcol >= tcols) {
    tcol = 0;
    trow++;
  }
  if (trow >= trows) {
    XCopyArea(dpy, win, win, gc, TX, TY + chh, 1840, chh * (trows - 1), TX, TY);
    trow = trows - 1;
    XSetForeground(dpy, gc, 0x101010);
    XFillRectangle(dpy, win, gc, TX, TY + trow * chh, 1840, chh);
  }
  int x = TX + tcol * cw, y = TY + trow * chh;
  XSetForeground(dpy, gc, 0x101010);
  XFillRectangle(dpy, win, gc, x, y, cw, chh);
  char s[2] = {c, 0};
  XftDrawStringUtf8(xdwin, &green, fmono, x, y + fmono->ascent, (FcChar8 *)s, 1);
  tcol++;
  XSetForeground(dpy, gc, 0xd0f0d0);
  XFillRectangle(dpy, win, gc, TX + tcol * cw, y, cw, chh); /* cursor block */
}

static void background(void) {
  XSetForeground(dpy, gc, mode == TYPING ? 0x303030 : 0xd8dce0);
  XFillRectangle(dpy, win, gc, 0, 0, W, H);
  if (mode == IDLE || mode == SQUARE || mode == VIDEO) {
    XftColor c = col(0x303438);
    rng_s = 99;
    char b[512];
    for (int y = 560; y < 1000; y += 26) {
      line_of_words(b, sizeof b, mode == VIDEO ? 5 : 24);
      XftDrawStringUtf8(xdwin, &c, fbody, 60, y, (FcChar8 *)b, strlen(b));
    }
  }
}
static int vk = 0;
static int64_t period = 0, next = 0;
static void set_mode(const char *m, int arg) {
  counter++;
  if (!strcmp(m, "square"))
    mode = SQUARE;
  else if (!strcmp(m, "typing"))
    mode = TYPING;
  else if (!strcmp(m, "scroll"))
    mode = SCROLL;
  else if (!strcmp(m, "video"))
    mode = VIDEO;
  else
    mode = IDLE;
  period = 0;
  int tx = 40, ty = 16, bx = 40, by = 1032;
  toggle = 0;
  qx = qy = 100;
  if (mode == SCROLL) {
    px_per_frame = arg > 0 ? arg : 8;
    make_page();
    period = 1000000000LL / 60;
    tx = SX;
    ty = SY;
    bx = SX;
    by = SY + SH - CELL;
  }
  if (mode == VIDEO) {
    make_video();
    period = 1000000000LL / 30;
    tx = VX;
    ty = VY;
    bx = VX;
    by = VY + VH - CELL;
    qy = 140;
  }
  background();
  if (mode == SCROLL)
    scroll_frame(counter);
  else if (mode == VIDEO) {
    video_frame(counter, vk);
    square();
  } else {
    strip(win, tx, ty, counter);
    strip(win, bx, by, counter);
    if (mode == TYPING)
      term_clear();
    else
      square();
  }
  XSync(dpy, 0);
  next = now_ns() + 300000000LL;
  printf("MODE "
         "{\"mode\":\"%s\",\"count\":%u,\"t\":%lld,\"cell\":%d,\"ncell\":%d,\"top\":[%d,%d],\"bot\":[%d,%d],"
         "\"square\":[%d,%d,400,400],\"colors\":[%u,%u],\"hz\":%d}\n",
         m, counter, (long long)now_ns(), CELL, NCELL, tx, ty, bx, by, qx, qy, QC[0], QC[1],
         mode == SCROLL  ? 60
         : mode == VIDEO ? 30
                         : 0);
  fflush(stdout);
}
static void on_input(const char *type, int detail, char ch, int64_t t) {
  if (mode == IDLE || mode == SCROLL) {
    printf("E %u %lld %lld %s %d %d\n", counter, (long long)t, (long long)t, type, detail, -1);
    fflush(stdout);
    return;
  }
  if (mode != VIDEO)
    counter++;
  if (mode == TYPING) {
    term_char(ch >= 32 && ch < 127 ? ch : '.');
    strip(win, 40, 16, counter);
  } else {
    toggle ^= 1;
    square();
    if (mode == SQUARE) {
      strip(win, 40, 16, counter);
      strip(win, 40, 1032, counter);
    }
  }
  XSync(dpy, 0);
  int64_t d = now_ns();
  printf("E %u %lld %lld %s %d %d\n", counter, (long long)t, (long long)d, type, detail, toggle);
  fflush(stdout);
}
int main(int argc, char **argv) {
  dpy = XOpenDisplay(argc > 1 ? argv[1] : NULL);
  if (!dpy) {
    fprintf(stderr, "no display\n");
    return 1;
  }
  scr = DefaultScreen(dpy);
  vis = DefaultVisual(dpy, scr);
  depth = DefaultDepth(dpy, scr);
  W = DisplayWidth(dpy, scr);
  H = DisplayHeight(dpy, scr);
  XSetWindowAttributes a = {0};
  a.event_mask = KeyPressMask | ButtonPressMask | ExposureMask | StructureNotifyMask | FocusChangeMask;
  a.background_pixmap = None;
  a.bit_gravity = NorthWestGravity;
  win = XCreateWindow(dpy, RootWindow(dpy, scr), 0, 0, W, H, 0, depth, InputOutput, vis,
                      CWEventMask | CWBackPixmap | CWBitGravity, &a);
  XStoreName(dpy, win, "stimulus");
  Atom st = XInternAtom(dpy, "_NET_WM_STATE", 0), fs = XInternAtom(dpy, "_NET_WM_STATE_FULLSCREEN", 0);
  XChangeProperty(dpy, win, st, XA_ATOM, 32, PropModeReplace, (unsigned char *)&fs, 1);
  XWMHints wh = {.flags = InputHint, .input = True};
  XSetWMHints(dpy, win, &wh);
  gc = XCreateGC(dpy, win, 0, 0);
  XSetGraphicsExposures(dpy, gc, False);
  fbody = XftFontOpenName(dpy, scr, "DejaVu Sans:pixelsize=16");
  fhead = XftFontOpenName(dpy, scr, "DejaVu Sans:bold:pixelsize=22");
  fmono = XftFontOpenName(dpy, scr, "DejaVu Sans Mono:pixelsize=16");
  xdwin = XftDrawCreate(dpy, win, vis, DefaultColormap(dpy, scr));
  cw = fmono->max_advance_width;
  chh = fmono->ascent + fmono->descent;
  tcols = 1840 / cw - 1;
  trows = 952 / chh;
  XMapRaised(dpy, win);
  XEvent e;
  do
    XNextEvent(dpy, &e);
  while (e.type != MapNotify);
  usleep(300000);
  XSetInputFocus(dpy, win, RevertToPointerRoot, CurrentTime);
  XSync(dpy, 0);
  make_page();
  make_video();
  XSync(dpy, 0);
  printf("READY %d %d\n", W, H);
  fflush(stdout);
  set_mode("idle", 0);
  char buf[4096];
  size_t bl = 0;
  for (;;) {
    while (XPending(dpy)) {
      int64_t t = now_ns();
      XNextEvent(dpy, &e);
      if (e.type == KeyPress) {
        char s[8] = {0};
        KeySym ks;
        XLookupString(&e.xkey, s, 7, &ks, 0);
        if (!IsModifierKey(ks))
          on_input("key", (int)ks, s[0], t);
      } else if (e.type == ButtonPress && e.xbutton.button <= 3)
        on_input("btn", e.xbutton.button, '*', t);
      else if (e.type == Expose && e.xexpose.count == 0 && (mode == IDLE || mode == SQUARE)) {
        background();
        strip(win, 40, 16, counter);
        strip(win, 40, 1032, counter);
        square();
        XFlush(dpy);
      }
    }
    int64_t now = now_ns();
    struct timespec ts = {3600, 0};
    if (period) {
      if (now >= next) {
        counter++;
        int64_t b = now_ns();
        if (mode == SCROLL) {
          scroll_off += px_per_frame;
          scroll_frame(counter);
        } else {
          vk++;
          video_frame(counter, vk);
        }
        XSync(dpy, 0);
        printf("F %u %lld %lld\n", counter, (long long)b, (long long)now_ns());
        fflush(stdout);
        next += period;
        if (next < now_ns() - period)
          next = now_ns() + period;
        continue;
      }
      int64_t d = next - now;
      ts.tv_sec = d / 1000000000LL;
      ts.tv_nsec = d % 1000000000LL;
    }
    struct pollfd pf[2] = {{ConnectionNumber(dpy), POLLIN, 0}, {0, POLLIN, 0}};
    XFlush(dpy);
    if (XEventsQueued(dpy, QueuedAlready))
      continue;
    if (ppoll(pf, 2, &ts, NULL) < 0)
      continue;
    if (pf[1].revents) {
      ssize_t r = read(0, buf + bl, sizeof buf - bl - 1);
      if (r <= 0)
        return 0;
      bl += r;
      buf[bl] = 0;
      char *nl;
      while ((nl = strchr(buf, '\n'))) {
        *nl = 0;
        char m[64];
        int arg = 0;
        if (!strcmp(buf, "quit"))
          return 0;
        if (sscanf(buf, "mode %63s %d", m, &arg) >= 1)
          set_mode(m, arg);
        size_t k = nl - buf + 1;
        memmove(buf, nl + 1, bl - k + 1);
        bl -= k;
      }
    }
  }
}
