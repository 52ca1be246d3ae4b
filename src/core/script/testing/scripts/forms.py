
import argparse
import csv
import sys
from collections import namedtuple
from itertools import count, islice

import numpy as np

TITLE = "Ravine"
START = np.array([-2.0, 2.0])
STEPS = 256
LOW, HIGH = np.array([-5.0, -5.0]), np.array([5.0, 5.0])  # the domain’s corners

np.seterr(all="ignore")  # What diverges overflows: path_of ends it there.




def f(x, y):
    return (x**2 + y**2) / 8 + np.tanh(10 * x)**2


def gradient(theta):
    x, y = theta
    u = np.tanh(10 * x)
    dx = x / 4 + 20 * (1 - u**2) * u
    dy = y / 4
    return np.array([dx, dy])



LARGEST = sys.float_info.max


def warm_up(k, steps):
    return min(1, (k + 1) / steps)




def constant(k, base_rate):
    return base_rate


def step(k, base_rate, step_size, gamma):
    return min(base_rate * min(np.power(gamma, k // step_size), LARGEST), LARGEST)


def exponential(k, base_rate, gamma):
    return min(base_rate * min(np.power(gamma, k), LARGEST), LARGEST)


def linear(k, base_rate, start_factor, end_factor, steps):
    return base_rate * (start_factor + (end_factor - start_factor) * min(k, steps) / steps)


def polynomial(k, base_rate, steps, power):
    return base_rate * (1 - min(k, steps) / steps)**power


def cosine(k, base_rate, period, minimum):
    return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * (k % (2 * period)) / period)) / 2


def cosine_restarts(k, base_rate, period, multiplier, minimum):
    length = period
    while k >= length and multiplier > 1:
        k, length = k - length, length * multiplier
    share = k % length / length
    return minimum + (base_rate - minimum) * (1 + np.cos(np.pi * share)) / 2


def one_cycle(k, base_rate, max_factor, total_steps, warmup_fraction):
    last, peak = total_steps - 1, warmup_fraction * total_steps - 1
    k = min(k, last)
    if k <= peak:
        share = k / peak if peak > 0 else 1
        return base_rate * (max_factor + (1 - max_factor) * (1 + np.cos(np.pi * share)) / 2)
    share = (k - peak) / (last - peak)
    return base_rate * (1e-4 + (max_factor - 1e-4) * (1 + np.cos(np.pi * share)) / 2)


def triangular(k, base_rate, minimum, maximum, step_up):
    place = k % (2 * step_up)
    return minimum + (maximum - minimum) * min(place, 2 * step_up - place) / step_up




def momentum_keras(theta, learning_rate, momentum):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = momentum * v - learning_rate * g
        theta = theta + v


def momentum_optax(theta, learning_rate, momentum):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = momentum * v + g
        theta = theta - learning_rate * v


def adagrad_keras(theta, learning_rate, initial_accumulator, epsilon):
    s = np.full(2, initial_accumulator)
    while True:
        yield theta
        g = gradient(theta)
        s = s + g**2
        theta = theta - learning_rate * g / np.sqrt(s + epsilon)


def adagrad_optax(theta, learning_rate, initial_accumulator, epsilon):
    s = np.full(2, initial_accumulator)
    while True:
        yield theta
        g = gradient(theta)
        s = s + g**2
        theta = theta - learning_rate * g / np.sqrt(s + epsilon)


def rmsprop_keras(theta, learning_rate, decay, epsilon):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = decay * v + (1 - decay) * g**2
        theta = theta - learning_rate * g / np.sqrt(v + epsilon)


def rmsprop_optax(theta, learning_rate, decay, epsilon):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = decay * v + (1 - decay) * g**2
        theta = theta - learning_rate * g / np.sqrt(v + epsilon)


def adam_keras(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        theta = theta - rate * m / (np.sqrt(v) + epsilon)


def adam_optax(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def adadelta_keras(theta, learning_rate, rho, epsilon):
    v, u = np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = rho * v + (1 - rho) * g**2
        delta = np.sqrt(u + epsilon) * g / np.sqrt(v + epsilon)
        u = rho * u + (1 - rho) * delta**2
        theta = theta - learning_rate * delta


def adadelta_optax(theta, learning_rate, rho, epsilon):
    v, u = np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = rho * v + (1 - rho) * g**2
        delta = np.sqrt(u + epsilon) * g / np.sqrt(v + epsilon)
        u = rho * u + (1 - rho) * delta**2
        theta = theta - learning_rate * delta


def adamw_keras(theta, learning_rate, beta1, beta2, epsilon, weight_decay):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        theta = (1 - learning_rate * weight_decay) * theta
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        theta = theta - rate * m / (np.sqrt(v) + epsilon)


def adamw_optax(theta, learning_rate, beta1, beta2, epsilon, weight_decay):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        theta = (1 - learning_rate * weight_decay) * theta
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def nadam_keras(theta, learning_rate, beta1, beta2, epsilon, momentum_decay):
    m, v = np.zeros(2), np.zeros(2)
    mu_product = 1
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        mu = beta1 * (1 - 0.5 * 0.96**(t * momentum_decay))
        mu_next = beta1 * (1 - 0.5 * 0.96**((t + 1) * momentum_decay))
        mu_product = mu_product * mu
        m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def nadam_optax(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = beta1 * m / (1 - beta1**(t + 1)) + (1 - beta1) * g / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def sgd(theta, learning_rate, schedule):
    base_rate = learning_rate
    for t in count(1):
        yield theta
        learning_rate = schedule(t - 1, base_rate)
        g = gradient(theta)
        theta = theta - learning_rate * g



Runner = namedtuple("Runner", "name color line head runs")

RUNNERS = [
    Runner(
        "Momentum 0.01 Keras", "#d55e00", "-", "o",
        [momentum_keras(START, learning_rate=0.01, momentum=0.9)],
    ),
    Runner(
        "Momentum 0.001 optax", "#e69f00", "-", "s",
        [momentum_optax(START, learning_rate=0.001, momentum=0.9)],
    ),
    Runner(
        "Adagrad 0.001 Keras", "#f0e442", "-", "D",
        [adagrad_keras(START, learning_rate=0.001, initial_accumulator=0.1, epsilon=1e-7)],
    ),
    Runner(
        "Adagrad 0.01 optax", "#009e73", "-", "^",
        [adagrad_optax(START, learning_rate=0.01, initial_accumulator=0.1, epsilon=1e-7)],
    ),
    Runner(
        "RMSProp 0.001 ε=1e-7 Keras", "#56b4e9", "-", "X",
        [rmsprop_keras(START, learning_rate=0.001, decay=0.9, epsilon=1e-7)],
    ),
    Runner(
        "RMSProp 0.01 ε=1e-8 optax", "#cc79a7", "-", "8",
        [rmsprop_optax(START, learning_rate=0.01, decay=0.9, epsilon=1e-8)],
    ),
    Runner(
        "Adam ε=1e-7 Keras", "#0072b2", "--", "o",
        [adam_keras(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-7)],
    ),
    Runner(
        "Adam ε=1e-8 optax", "#9467f0", "--", "s",
        [adam_optax(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "Adadelta 0.001 ρ=0.95 ε=1e-7 Keras", "#8fd14f", "--", "D",
        [adadelta_keras(START, learning_rate=0.001, rho=0.95, epsilon=1e-7)],
    ),
    Runner(
        "Adadelta 1 ρ=0.9 ε=1e-6 optax", "#8c95a8", "--", "^",
        [adadelta_optax(START, learning_rate=1.0, rho=0.9, epsilon=1e-6)],
    ),
    Runner(
        "AdamW ε=1e-7 λ=0.004 Keras", "#a65628", "--", "X",
        [adamw_keras(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-7,
            weight_decay=0.004,
        )],
    ),
    Runner(
        "AdamW ε=1e-8 λ=0.0001 optax", "#ff5fa2", "--", "8",
        [adamw_optax(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8,
            weight_decay=0.0001,
        )],
    ),
    Runner(
        "NAdam 0.001 ε=1e-7 ψ=1 Keras", "#d55e00", ":", "o",
        [nadam_keras(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-7,
            momentum_decay=1.0,
        )],
    ),
    Runner(
        "NAdam 0.002 ε=1e-8 ψ=0.004 optax", "#e69f00", ":", "s",
        [nadam_optax(START, learning_rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "SGD", "#f0e442", ":", "D",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * constant(k, rate),
        )],
    ),
    Runner(
        "SGD (2)", "#009e73", ":", "^",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * step(k, rate, step_size=50, gamma=0.1),
        )],
    ),
    Runner(
        "SGD (3)", "#56b4e9", ":", "X",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * exponential(k, rate, gamma=0.98),
        )],
    ),
    Runner(
        "SGD (4)", "#cc79a7", ":", "8",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * linear(k, rate, start_factor=0.3333333333333333, end_factor=1.0, steps=50),
        )],
    ),
    Runner(
        "SGD (5)", "#0072b2", "-.", "o",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * polynomial(k, rate, steps=200, power=1.0),
        )],
    ),
    Runner(
        "SGD (6)", "#9467f0", "-.", "s",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * cosine(k, rate, period=200, minimum=0.0),
        )],
    ),
    Runner(
        "SGD (7)", "#8fd14f", "-.", "D",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * cosine_restarts(k, rate, period=50, multiplier=1, minimum=0.0),
        )],
    ),
    Runner(
        "SGD (8)", "#8c95a8", "-.", "^",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * one_cycle(k, rate, max_factor=10.0, total_steps=200, warmup_fraction=0.3),
        )],
    ),
    Runner(
        "SGD (9)", "#a65628", "-.", "X",
        [sgd(
            START, learning_rate=0.001,
            schedule=lambda k, rate: warm_up(k, 3) * triangular(k, rate, minimum=0.001, maximum=0.1, step_up=25),
        )],
    ),
]


def path_of(rule):
    points, first, end = [], None, ""
    for theta in islice(rule, STEPS + 1):
        first = theta if first is None else first
        slope = np.hypot(*gradient(theta))
        if not np.isfinite([*theta, f(*theta), slope]).all():
            end = ", then diverged"
            break
        points.append(theta)
    return np.array(points).reshape(-1, 2), first, end


def draw(paths):
    import matplotlib.pyplot as plt
    x, y = np.linspace(LOW[0], HIGH[0], 300), np.linspace(LOW[1], HIGH[1], 300)
    z = f(*np.meshgrid(x, y))
    levels = np.arange(z.min(), z.max(), 0.25)
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
    options = parser.parse_args([] if "ipykernel" in sys.modules else None)

    paths = [[path_of(rule) for rule in runner.runs] for runner in RUNNERS]
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
