# The method of the source material: NumPy computes the paths, Matplotlib redraws the whole figure for each frame, and
# ffmpeg encodes the frames. Ravine, four optimizers, 64 frames of 640 x 480.
import sys

import numpy as np
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.animation import FFMpegWriter, FuncAnimation

STEPS, FRAMES, TAIL = 256, 64, 8


def f(x, y):
    return (x**2 + y**2) / 8 + np.tanh(10 * x) ** 2


def gradient(w):
    x, y = w
    t = np.tanh(10 * x)
    return np.array([x / 4 + 20 * t * (1 - t**2), y / 4])


def sgd(rate):
    return lambda w, g, t: w - rate * g


def momentum(rate, mu=0.9):
    v = np.zeros(2)

    def step(w, g, t):
        v[:] = mu * v + g
        return w - rate * v

    return step


def adagrad(rate):
    s = np.zeros(2)

    def step(w, g, t):
        s[:] += g**2
        return w - rate * g / (np.sqrt(s) + 1e-10)

    return step


def adam(rate, b1=0.9, b2=0.999):
    m, v = np.zeros(2), np.zeros(2)

    def step(w, g, t):
        m[:] = b1 * m + (1 - b1) * g
        v[:] = b2 * v + (1 - b2) * g**2
        return w - rate * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + 1e-8)

    return step


def path_of(step):
    w = np.array([-2.0, 2.0])
    path = [w]
    for t in range(1, STEPS + 1):
        w = step(w, gradient(w), t)
        path.append(w)
    return np.array(path)


paths = {
    "SGD": path_of(sgd(0.02)),
    "Momentum": path_of(momentum(0.02)),
    "Adagrad": path_of(adagrad(0.1)),
    "Adam": path_of(adam(0.1)),
}
x, y = np.meshgrid(np.arange(-5, 5, 0.01), np.arange(-5, 5, 0.01))
z = f(x, y)
figure = plt.figure(figsize=(6.4, 4.8), dpi=100)
axes = figure.add_subplot(projection="3d")
axes.view_init(45, -87)
axes.plot_surface(x, y, z, cmap="viridis", alpha=0.7)
axes.contour(x, y, z, np.arange(z.min(), z.max(), 0.25), offset=z.min())
lines = {name: axes.plot([], [], [], label=name)[0] for name in paths}
heads = {name: axes.plot([], [], [], "o", color=lines[name].get_color())[0] for name in paths}
axes.legend()


def draw(frame):
    at = round(frame * STEPS / (FRAMES - 1))
    first = max(0, at - round(TAIL * STEPS / (FRAMES - 1)))
    for name, path in paths.items():
        px, py = path[first : at + 1].T
        lines[name].set_data_3d(px, py, f(px, py))
        heads[name].set_data_3d(px[-1:], py[-1:], f(px[-1:], py[-1:]))
    return [*lines.values(), *heads.values()]


FuncAnimation(figure, draw, frames=FRAMES).save(sys.argv[1], writer=FFMpegWriter(fps=10))
