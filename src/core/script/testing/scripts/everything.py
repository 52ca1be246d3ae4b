#!/usr/bin/env python3
# -*- coding: utf-8 -*-
#
# The 谷 of "a$"
#
# Reproduces a race of Optiscape on the landscape “Your formula”, in float64. Runners: 4.
# Updates: 60. Start: (1, -2).
# Not in it, as the scene hides them: SGD.
# Where libraries disagree on a rule, its docstring says whose definition this is.
# The app computes functions such as tanh by itself, so that last digits differ; in a chaotic
# race that difference grows.
#
# Needs Python 3.8 or newer and NumPy; draws with matplotlib where that is installed. Options:
# --no-plot, --csv FILE.
# Made with Optiscape 1.2.3.

import argparse
import csv
import math
import sys
from collections import namedtuple
from itertools import count, islice

import numpy as np

TITLE = "The 谷 of \"a$\""
START = np.array([1.0, -2.0])
STEPS = 60
LOW, HIGH = np.array([-3.0, -2.0]), np.array([3.0, 2.5])  # the domain’s corners
SEED = 42
NOISE = 0.25  # how far mini-batches move the landscape: the standard deviation

np.seterr(all="ignore")  # What diverges overflows: path_of ends it there.


# --- The landscape ---


def round_up(x):
    """The nearest whole number, halves upwards."""
    even = np.rint(x)
    return np.where(x - even == 0.5, even + 1, even)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softplus(x):
    """ln(1 + e^x) without overflow."""
    return np.logaddexp(0, x)

# The error function; NumPy has none.
erf = np.vectorize(math.erf, otypes=[float])


def wave(x, quarters):
    """The sine, that many quarter turns past πx. Exact wherever 2x is whole, where
    np.sin(np.pi * x) is not.
    """
    nearest = np.rint(2 * x)
    angle = np.pi * (x - nearest / 2)
    quadrant = (nearest + quarters) % 4
    sine, cosine = np.sin(angle), np.cos(angle)
    return np.select([quadrant == 0, quadrant == 1, quadrant == 2], [sine, cosine, -sine], -cosine)


def cos_pi(x):
    """cos(πx)"""
    return wave(x, 1)


def sinc1(x):
    """The derivative of np.sinc: by its series near 0, where the quotient would lose its
    digits.
    """
    if abs(x) < 0.25:
        terms = [(-1)**k * np.pi**(2 * k) / math.factorial(2 * k + 1) for k in range(14)]
        return sum(2 * k * terms[k] * x**(2 * k - 1) for k in range(1, 14))
    return (cos_pi(x) - np.sinc(x)) / x


def sinc2(x):
    """The second derivative of np.sinc."""
    if abs(x) < 0.25:
        terms = [(-1)**k * np.pi**(2 * k) / math.factorial(2 * k + 1) for k in range(14)]
        return sum(2 * k * (2 * k - 1) * terms[k] * x**(2 * k - 2) for k in range(1, 14))
    return -np.pi**2 * np.sinc(x) - 2 * sinc1(x) / x

a = np.float64(0.5)


def f(x, y):
    # f(x, y) = a x^2 + round(y)^2 + sigmoid(x) softplus(y) + erf(x) + sinc(y)
    return a * x**2 + round_up(y)**2 + sigmoid(x) * softplus(y) + erf(x) + np.sinc(y)


def gradient(theta):
    """The derivatives of f by x and by y."""
    x, y = theta
    u = sigmoid(x)
    dx = 2 * a * x + u * sigmoid(-x) * softplus(y) + 2 * np.exp(-x**2) / np.sqrt(np.pi)
    dy = u * sigmoid(y) + sinc1(y)
    return np.array([dx, dy])


def hessian(theta):
    """The second derivatives of f."""
    x, y = theta
    u = sigmoid(x)
    v = sigmoid(-x)
    w = 2 * a + (u * v * v - u * v * u) * softplus(y)
    p = sigmoid(y)
    dxx = w - 4 * np.exp(-x**2) * x / np.sqrt(np.pi)
    dxy = u * v * p
    dyy = u * p * sigmoid(-y) + sinc2(y)
    return np.array([[dxx, dxy], [dxy, dyy]])


# --- What the rules share ---


def mix(word):
    """Stirs 32 bits: C. Wellons' lowbias32."""
    word %= 2**32
    word = (word ^ word >> 16) * 0x7FEB352D % 2**32
    word = (word ^ word >> 15) * 0x846CA68B % 2**32
    return word ^ word >> 16


class Xorshift:
    """Seeded random numbers, the same as in the app: xorshift128+ (S. Vigna, 2017)."""

    def __init__(self, sequence):
        words = [mix(mix(mix(mix(0x9E3779B9 * i) ^ SEED) ^ sequence)) for i in (1, 2, 3, 4)]
        self.a, self.b = words[0] + (words[1] << 32), words[2] + (words[3] << 32)

    def uniform(self):
        a, b = self.a, self.b
        mixed = a ^ (a << 23) % 2**64
        self.a, self.b = b, mixed ^ b ^ mixed >> 18 ^ b >> 5
        return ((a + b) % 2**64 >> 12) / 2**52

    def normal_pair(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        angle = 2 * math.pi * self.uniform()
        return radius * np.array([math.cos(angle), math.sin(angle)])


class Random:
    """Seeded random numbers, the same as in the app: sfc32 (C. Doty-Humphrey, PractRand,
    2010).
    """

    def __init__(self, sequence):
        self.a, self.b, self.c, self.counter = SEED, 0, sequence, 1
        self.spare = None
        for _ in range(15):
            self.word()

    def word(self):
        result = (self.a + self.b + self.counter) % 2**32
        self.counter = (self.counter + 1) % 2**32
        self.a = self.b ^ self.b >> 9
        self.b = (self.c + (self.c << 3)) % 2**32
        self.c = ((self.c << 21 | self.c >> 11) + result) % 2**32
        return result

    def uniform(self):
        return ((self.word() >> 5) * 2**26 + (self.word() >> 6)) / 2**53

    def uniform_pair(self):
        return np.array([self.uniform(), self.uniform()])

    def normal(self):
        if self.spare is not None:
            result, self.spare = self.spare, None
            return result
        while True:
            x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = x**2 + y**2
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = y * scale
                return x * scale

    def normal_pair(self):
        return np.array([self.normal(), self.normal()])


def family(first, runs, spread):
    """Where the runs of a runner start: the others around the first one’s start."""
    starts = [first]
    for run in range(1, runs):
        start = first + spread * Random(0x10000 + run).normal_pair()
        starts.append(np.clip(start, np.minimum(LOW, first), np.maximum(HIGH, first)))
    return starts


def quotient(a, b):
    """a / b, but 0 where b is 0."""
    return np.where(b == 0, 0, a / np.where(b == 0, 1, b))


def clip_norm(g, limit):
    """Shortens a gradient that is longer than the limit, as torch.nn.utils.clip_grad_norm_."""
    return g * np.minimum(1, limit / (np.hypot(*g) + 1e-6))


def eigen(matrix):
    """Eigenvalues and eigenvectors of a symmetric matrix, by one Jacobi rotation."""
    (xx, xy), (_, yy) = matrix
    if xy == 0:
        return np.array([xx, yy]), np.eye(2)
    half_cotangent = (yy - xx) / (2 * xy)
    sign = -1 if half_cotangent < 0 else 1
    tangent = sign / (abs(half_cotangent) + np.sqrt(1 + half_cotangent**2))
    cosine = 1 / np.sqrt(1 + tangent**2)
    sine = tangent * cosine
    values = np.array([xx - tangent * xy, yy + tangent * xy])
    return values, np.array([[cosine, -sine], [sine, cosine]])

# Differences of f below this share of it may be rounding.
ROUNDING = 2**-46

# A look along a direction.
LinePoint = namedtuple("LinePoint", "t point value gradient slope")


def search_wolfe(loss, theta, g, direction, first_step, conditions):
    """A step that satisfies the strong Wolfe conditions: J. Nocedal, S. J. Wright, Numerical
    Optimization (2006), algorithms 3.5 and 3.6. None where the direction leads nowhere.
    """
    sufficient_decrease, curvature = conditions
    start = LinePoint(0, theta, loss.value(theta), g, g @ direction)
    if not start.slope < 0 or not np.isfinite(direction).all():
        return None
    slack = ROUNDING * abs(start.value)

    def look(t):
        point = theta + t * direction
        value = loss.value(point)
        gradient = loss.gradient(point) if value < np.inf else np.full(2, np.nan)
        if not np.isfinite(gradient).all():
            value = np.inf
        return LinePoint(t, point, value, gradient, gradient @ direction)

    def falls_enough(at):
        return at.value <= start.value + sufficient_decrease * at.t * start.slope + slack

    def suits(at):
        return falls_enough(at) and abs(at.slope) <= curvature * abs(start.slope)

    def cubic_minimum(a, b):
        bend = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t)
        root = np.sign(b.t - a.t) * np.sqrt(bend**2 - a.slope * b.slope)
        return b.t - (b.t - a.t) * (b.slope + root - bend) / (b.slope - a.slope + 2 * root)

    def zoom(low, high):
        for trial in range(30):
            t = cubic_minimum(low, high)
            margin = 0.1 * abs(high.t - low.t)
            if np.isfinite(t):
                t = min(max(t, min(low.t, high.t) + margin), max(low.t, high.t) - margin)
            else:
                t = (low.t + high.t) / 2
            point = theta + t * direction
            if (point == low.point).all() or (point == high.point).all():
                break
            at = look(t)
            if suits(at):
                return at
            if not falls_enough(at) or at.value > low.value + slack:
                high = at
            else:
                if at.slope * (high.t - low.t) >= 0:
                    high = low
                low = at
        return low if low.t > 0 else None

    if (theta + first_step * direction == theta).all():
        return None
    previous, t = start, first_step
    for trial in range(6):
        at = look(t)
        if suits(at):
            return at
        if not falls_enough(at) or (trial > 0 and at.value > previous.value + slack):
            return zoom(previous, at)
        if at.slope >= 0:
            return zoom(at, previous)
        factor = cubic_minimum(previous, at) / at.t
        t = t * (min(10, max(2, factor)) if np.isfinite(factor) else 10)
        previous = at
    return previous


def warm_up(k, steps):
    """What the rate is multiplied by in a warm-up of that many steps."""
    return min(1, (k + 1) / steps)


class Loss:
    """What methods that search see of f: a mini-batch of it, moved by the noise (to first
    order), the same throughout an update. Where it is not finite it counts as infinite.
    """

    def __init__(self, sequence):
        self.random = Random(2 * sequence + 1)
        self.theta, self.shift = np.zeros(2), np.zeros(2)

    def next_batch(self, theta):
        self.theta, self.shift = theta, NOISE * self.random.normal_pair()

    def value(self, point):
        value = f(*point) + self.shift @ (gradient(point) - gradient(self.theta))
        return value if np.isfinite(value) else np.float64(np.inf)

    def gradient(self, point):
        return gradient(point) + hessian(point) @ self.shift


# --- Learning rates ---
# The rate of update k, the first being 0.


def cosine(k, base_rate, period, minimum):
    """Cosine. I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts
    (2017). As torch.optim.lr_scheduler.CosineAnnealingLR: after T steps it climbs the wave
    again, and so on.
    """
    return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * (k % (2 * period)) / period)) / 2


# --- Rules ---
# Each yields where it stands and then takes an update: t is its number, g the gradient.


def adam(theta, random, learning_rate, beta1, beta2, epsilon, schedule, max_norm):
    """Adam (2015).

    D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, algorithm 1.

    As torch.optim.Adam and the paper’s algorithm 1: ε = 1e-8 is added to the root of the
    corrected average. Keras adds ε = 1e-7 before the correction (the paper’s “epsilon
    hat”), which shows where gradients are tiny. With ε = 0, a gradient of exactly 0 moves
    nothing here, where PyTorch gives NaN.
    """
    m, v = np.zeros(2), np.zeros(2)
    base_rate = learning_rate
    for t in count(1):
        yield theta
        learning_rate = schedule(t - 1, base_rate)
        noise = NOISE * random.normal_pair()
        g = gradient(theta) + hessian(theta) @ noise
        g = clip_norm(g, max_norm)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def adagrad(theta, random, learning_rate, epsilon, weight_decay, max_value):
    """Adagrad (2011).

    J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and
    stochastic optimization.

    As torch.optim.Adagrad: the sum starts at 0 and ε = 1e-10 stands outside the root, so
    the first step is η whatever the gradient. Keras and optax start the sum at 0.1 with ε =
    1e-7 inside the root. With ε = 0, a gradient of exactly 0 moves nothing here, where
    PyTorch gives NaN.
    """
    s = np.zeros(2)
    while True:
        yield theta
        noise = NOISE * random.normal_pair()
        g = gradient(theta) + hessian(theta) @ noise
        g = np.clip(g, -max_value, max_value)
        g = g + weight_decay * theta  # weight decay
        s = s + g**2
        theta = theta - quotient(learning_rate * g, np.sqrt(s) + epsilon)


def bfgs(theta, loss, sufficient_decrease, curvature):
    """BFGS (1970).

    C. G. Broyden, R. Fletcher, D. Goldfarb, D. F. Shanno, four papers on one update; line
    search: J. Nocedal, S. J. Wright, Numerical Optimization, algorithms 3.5, 3.6 and 6.1
    (2006).

    H starts as the identity, scaled by s·y/y·y before its first update (Nocedal and Wright;
    SciPy doesn’t scale it), α = 1 is tried first. Agrees with SciPy’s BFGS on the minimum,
    not on the path. Under noise s and y belong to one batch.
    """
    conditions = sufficient_decrease, curvature
    inverse = None
    while True:
        yield theta
        loss.next_batch(theta)
        g, found = loss.gradient(theta), None
        if inverse is not None:
            found = search_wolfe(loss, theta, g, -inverse @ g, 1, conditions)
        if found is None:
            inverse = None
            first_step = min(1, 1 / np.linalg.norm(g))
            found = search_wolfe(loss, theta, g, -g, first_step, conditions)
        if found is None:
            continue
        s, y = found.point - theta, found.gradient - g
        theta = found.point
        if s @ y > 1e-10 * np.linalg.norm(s) * np.linalg.norm(y) and y @ y > 0:
            rho, identity = 1 / (s @ y), np.eye(2)
            if inverse is None:
                inverse = (s @ y) / (y @ y) * identity
            left = identity - rho * np.outer(s, y)
            inverse = left @ inverse @ left.T + rho * np.outer(s, s)


def cma_es(theta, loss, random, step_size, population_size):
    """CMA-ES (2001).

    N. Hansen, A. Ostermeier, Completely derandomized self-adaptation in evolution
    strategies; as in N. Hansen, The CMA evolution strategy: a tutorial (2016).

    The tutorial’s (μ/μ_w, λ) strategy with all its constants, negative weights included, as
    the cma package for Python. One update is one generation; the position is the mean. σ₀
    is a share of the domain’s width and height, and the first ellipse has their
    proportions. The search ends when the ellipse is 10⁻¹⁴ or 10⁴ times as large as at first
    or its condition passes 10¹⁴. Points outside the domain are allowed.
    """
    ranks = np.log((population_size + 1) / 2) - np.log(np.arange(1, population_size + 1))
    parents = population_size // 2
    mass = ranks[:parents].sum()**2 / (ranks[:parents]**2).sum()
    negative_mass = ranks[parents:].sum()**2 / (ranks[parents:]**2).sum()
    rank_one = 2 / ((2 + 1.3)**2 + mass)
    rank_mu = min(1 - rank_one, 2 * (0.25 + mass + 1 / mass - 2) / ((2 + 2)**2 + mass))
    negative_sum = min(
        1 + rank_one / rank_mu,
        1 + 2 * negative_mass / (mass + 2),
        (1 - rank_one - rank_mu) / (2 * rank_mu),
    )
    positive = ranks >= 0
    weights = np.where(
        positive, ranks / ranks[positive].sum(), -negative_sum * ranks / ranks[~positive].sum()
    )
    step_decay = (mass + 2) / (2 + mass + 5)
    damping = 1 + 2 * max(0, np.sqrt((mass - 1) / (2 + 1)) - 1) + step_decay
    path_decay = (4 + mass / 2) / (2 + 4 + 2 * mass / 2)
    expected_length = np.sqrt(np.pi / 2)

    width, height = HIGH - LOW
    sigma = step_size * np.sqrt(width * height)
    covariance = np.diag([width / height, height / width])
    values, vectors = eigen(covariance)
    first_size = sigma * np.sqrt(max(values))
    step_path, covariance_path = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        loss.next_batch(theta)
        size = sigma * np.sqrt(max(values)) / first_size
        if not (1e-14 <= size <= 1e4 and max(values) <= 1e14 * min(values)):
            continue
        cloud = []
        for _ in range(population_size):
            z = random.normal_pair()
            y = z * np.sqrt(values) @ vectors
            cloud.append((loss.value(theta + sigma * y), z, y))
        cloud.sort(key=lambda sample: sample[0])
        z_mean = sum(weight * z for weight, (_, z, _) in zip(weights[:parents], cloud))
        y_mean = sum(weight * y for weight, (_, _, y) in zip(weights[:parents], cloud))
        theta = theta + sigma * y_mean

        gain = np.sqrt(step_decay * (2 - step_decay) * mass)
        step_path = (1 - step_decay) * step_path + gain * (z_mean @ vectors)
        length = np.linalg.norm(step_path)
        memory = np.sqrt(1 - (1 - step_decay)**(2 * t))
        stretches = length / memory < (1.4 + 2 / (2 + 1)) * expected_length
        gain = np.sqrt(path_decay * (2 - path_decay) * mass) if stretches else 0
        covariance_path = (1 - path_decay) * covariance_path + gain * y_mean

        lost = 0 if stretches else path_decay * (2 - path_decay)
        kept = 1 + rank_one * lost - rank_one - rank_mu * weights.sum()
        covariance = kept * covariance + rank_one * np.outer(covariance_path, covariance_path)
        for weight, (_, z, y) in zip(weights, cloud):
            if weight < 0:
                weight = weight * 2 / (z @ z)
            covariance = covariance + rank_mu * weight * np.outer(y, y)
        values, vectors = eigen(covariance)
        sigma = sigma * np.exp(step_decay / damping * (length / expected_length - 1))


# --- Runners ---

Runner = namedtuple("Runner", "name color line head runs needs_slope", defaults=[True])

RUNNERS = [
    Runner(
        "Adam, \"warm\"", "#d55e00", "-", "o",
        [
            adam(
                start, Xorshift(run), learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8,
                schedule=lambda k, rate: warm_up(k, 5) * cosine(k, rate, period=30, minimum=0.001),
                max_norm=2.0,
            )
            for run, start in enumerate(family(START, 3, 0.5))
        ],
    ),
    Runner(
        "Adagrad", "#e69f00", "-.", "s",
        [adagrad(
            START, Xorshift(0), learning_rate=0.01, epsilon=0.0, weight_decay=0.1,
            max_value=0.5,
        )],
    ),
    Runner(
        "BFGS", "#009e73", ":", "^",
        [bfgs(START, Loss(0), sufficient_decrease=0.0001, curvature=0.9)],
        needs_slope=False,
    ),
    Runner(
        "CMA-ES", "#56b4e9", "-", "X",
        [
            cma_es(start, Loss(run), Random(2 * run), step_size=0.1, population_size=6)
            for run, start in enumerate(family(START, 2, 0.1))
        ],
        needs_slope=False,
    ),
]


def path_of(rule, needs_slope):
    """Where a run goes, from its start on, while all numbers are finite; and how it ends."""
    points, first, end = [], None, ""
    for theta in islice(rule, STEPS + 1):
        first = theta if first is None else first
        slope = np.hypot(*gradient(theta))
        if not np.isfinite([*theta, f(*theta), slope if needs_slope else 0]).all():
            end = ", then diverged"
            break
        points.append(theta)
        stands = len(points) > 1 and np.abs(theta - points[-2]).max() <= 1e-8
        if stands and slope <= 1e-8:
            end = ", converged"
            break
    return np.array(points).reshape(-1, 2), first, end


def draw(paths):
    """The contour map with all paths."""
    import matplotlib.pyplot as plt
    from matplotlib import font_manager
    installed = {font.name for font in font_manager.fontManager.ttflist}
    known = ["Yu Gothic", "Meiryo", "Hiragino Sans", "Noto Sans CJK JP", "IPAexGothic"]
    plt.rcParams["font.family"] = ["DejaVu Sans"] + [name for name in known if name in installed]
    x, y = np.linspace(LOW[0], HIGH[0], 300), np.linspace(LOW[1], HIGH[1], 300)
    z = f(*np.meshgrid(x, y))
    levels = z.min() + (z.max() - z.min()) * np.linspace(0, 1, 20)[1:-1]**1.6
    figure, axes = plt.subplots(figsize=(8, 7))
    axes.contour(x, y, z, levels=levels, colors="0.8", linewidths=0.7)
    for runner, runs in zip(RUNNERS, paths):
        for run, (points, _, _) in enumerate(runs):
            label = runner.name.replace("$", r"\$") if run == 0 else None
            alpha = 1 if run == 0 else 0.3
            axes.plot(*points.T, runner.line, color=runner.color, alpha=alpha, label=label)
            axes.plot(*points[-1:].T, runner.head, color=runner.color, alpha=alpha)
    axes.set(xlim=(LOW[0], HIGH[0]), ylim=(LOW[1], HIGH[1]), xlabel="x", ylabel="y")
    axes.set_title(TITLE.replace("$", r"\$"))
    axes.legend()
    plt.show()


def main():
    parser = argparse.ArgumentParser(description=TITLE.replace("%", "%%"))
    parser.add_argument("--csv", metavar="FILE", help="write all positions to FILE")
    parser.add_argument("--no-plot", action="store_true", help="do not draw")
    # A notebook has no command line.
    options = parser.parse_args([] if "ipykernel" in sys.modules else None)

    paths = [[path_of(rule, runner.needs_slope) for rule in runner.runs] for runner in RUNNERS]
    for runner, runs in zip(RUNNERS, paths):
        for run, (points, first, end) in enumerate(runs):
            name = runner.name if run == 0 else f"  run {run}"
            x, y = points[-1] if len(points) > 0 else first
            place = f"x = {x:.6g}, y = {y:.6g}, f = {f(x, y):.6g}"
            print(f"{name}: {max(0, len(points) - 1)} updates, {place}{end}")

    if options.csv:
        with open(options.csv, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["runner", "run", "step", "x", "y", "f"])
            for runner, runs in zip(RUNNERS, paths):
                for run, (points, _, _) in enumerate(runs):
                    for step, (x, y) in enumerate(points):
                        writer.writerow([runner.name, run, step, x, y, f(x, y)])
    if not options.no_plot:
        try:
            draw(paths)
        except ImportError:
            print("Not drawn: matplotlib is not installed.")


if __name__ == "__main__":
    main()
