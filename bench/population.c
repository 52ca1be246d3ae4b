// The plain C loops that the population bench compares with: all steps, in each all particles, one array per
// coordinate and state buffer. Built with -O3 -march=native -ffast-math.
// population PAIR STEPS REPEATS RATE: prints, per repeat, nanoseconds per particle and step, and the sum of positions.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N 1024
static double x[N], y[N], ax[N], ay[N], bx[N], by[N];

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// Gradients.
#define SADDLE(px, py) const double gx = -2 * px, gy = 2 * py;
#define ROSENBROCK(px, py) \
  const double d = py - px * px; \
  const double gx = -2 * (1 - px) - 400 * px * d, gy = 200 * d;
#define RAVINE(px, py) \
  const double t = tanh(10 * px); \
  const double gx = px / 4 + 20 * t * (1 - t * t), gy = py / 4;
static inline double sinc_slope(double t) {
  return t == 0 ? 0 : sin(M_PI * t) / (M_PI * t * t) - cos(M_PI * t) / t;
}
#define SINC_VALLEY(px, py) const double gx = sinc_slope(px) + px / 5, gy = sinc_slope(py) + py / 5;

// Rules: a and b are state buffers.
#define SGD(p, g, a, b) p -= rate * g;
#define MOMENTUM(p, g, a, b) \
  a = 0.9 * a + g; \
  p -= rate * a;
#define NESTEROV(p, g, a, b) \
  a = 0.9 * a + g; \
  p -= rate * (g + 0.9 * a);
#define ADAGRAD(p, g, a, b) \
  a += g * g; \
  p -= rate * g / (sqrt(a) + 1e-10);
#define RMSPROP(p, g, a, b) \
  a = 0.99 * a + 0.01 * g * g; \
  p -= rate * g / (sqrt(a) + 1e-8);
#define ADAM(p, g, a, b) \
  a = 0.9 * a + (1 - 0.9) * g; \
  b = 0.999 * b + (1 - 0.999) * g * g; \
  p -= step_rate * a / (sqrt(b) * root_correction + 1e-8);

#define PAIR(NAME, GRADIENT, RULE) \
  static void NAME(long steps, double rate) { \
    for (long t = 1; t <= steps; t++) { \
      const double step_rate = rate / (1 - pow(0.9, t)), root_correction = 1 / sqrt(1 - pow(0.999, t)); \
      (void)step_rate, (void)root_correction; \
      for (int i = 0; i < N; i++) { \
        GRADIENT(x[i], y[i]) \
        RULE(x[i], gx, ax[i], bx[i]) \
        RULE(y[i], gy, ay[i], by[i]) \
      } \
    } \
  }

PAIR(saddle_sgd, SADDLE, SGD)
PAIR(rosenbrock_adam, ROSENBROCK, ADAM)
PAIR(ravine_adam, RAVINE, ADAM)
PAIR(sinc_valley_adam, SINC_VALLEY, ADAM)
PAIR(rosenbrock_sgd, ROSENBROCK, SGD)
PAIR(rosenbrock_momentum, ROSENBROCK, MOMENTUM)
PAIR(rosenbrock_nesterov, ROSENBROCK, NESTEROV)
PAIR(rosenbrock_adagrad, ROSENBROCK, ADAGRAD)
PAIR(rosenbrock_rmsprop, ROSENBROCK, RMSPROP)

static const struct {
  const char *name;
  void (*run)(long, double);
} pairs[] = {
    {"saddle+sgd", saddle_sgd},
    {"rosenbrock+adam", rosenbrock_adam},
    {"ravine+adam", ravine_adam},
    {"sinc-valley+adam", sinc_valley_adam},
    {"rosenbrock+sgd", rosenbrock_sgd},
    {"rosenbrock+momentum", rosenbrock_momentum},
    {"rosenbrock+nesterov", rosenbrock_nesterov},
    {"rosenbrock+adagrad", rosenbrock_adagrad},
    {"rosenbrock+rmsprop", rosenbrock_rmsprop},
};

// The same starts as in population.ts: spread over [-2, 2] x [-2, 2].
static void reset(void) {
  for (int i = 0; i < N; i++) {
    x[i] = -2 + 4 * fmod(i * 0.6180339887498949, 1);
    y[i] = -2 + 4 * (i + 0.5) / N;
    ax[i] = ay[i] = bx[i] = by[i] = 0;
  }
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  const long steps = atol(argv[2]);
  const int repeats = atoi(argv[3]);
  const double rate = atof(argv[4]);
  for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
    if (strcmp(pairs[k].name, argv[1]) != 0) continue;
    for (int r = 0; r < repeats; r++) {
      reset();
      const double before = seconds();
      pairs[k].run(steps, rate);
      const double after = seconds();
      double sum = 0;
      for (int i = 0; i < N; i++) sum += x[i] + y[i];
      printf("%.6f %.17g\n", (after - before) / ((double)steps * N) * 1e9, sum);
    }
    return 0;
  }
  return 2;
}
