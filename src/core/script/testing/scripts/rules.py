
import argparse
import csv
import math
import sys
from collections import namedtuple
from itertools import count, islice

import numpy as np

TITLE = "Ackley"
START = np.array([-3.45, 2.25])
STEPS = 80
LOW, HIGH = np.array([-4.0, -4.0]), np.array([4.0, 4.0])  # the domain’s corners
SEED = 0

np.seterr(all="ignore")  # What diverges overflows: path_of ends it there.




def wave(x, quarters):
    nearest = np.rint(2 * x)
    angle = np.pi * (x - nearest / 2)
    quadrant = (nearest + quarters) % 4
    sine, cosine = np.sin(angle), np.cos(angle)
    return np.select([quadrant == 0, quadrant == 1, quadrant == 2], [sine, cosine, -sine], -cosine)


def sin_pi(x):
    return wave(x, 0)


def cos_pi(x):
    return wave(x, 1)


def f(x, y):
    u = 20 - 20 * np.exp(-0.14142135623730953 * np.hypot(x, y))
    return u + (np.e - np.e * np.exp(-(sin_pi(x)**2 + sin_pi(y)**2)))


def gradient(theta):
    x, y = theta
    u = np.hypot(x, y)
    v = np.exp(-0.14142135623730953 * u)
    w = sin_pi(x)
    p = sin_pi(y)
    q = np.exp(-(w**2 + p**2))
    r = 2.8284271247461907 * v * np.where(u == 0, 0, x / u)
    s = 2.8284271247461907 * v * np.where(u == 0, 0, y / u)
    dx = r + 17.079468445347132 * q * cos_pi(x) * w
    dy = s + 17.079468445347132 * q * cos_pi(y) * p
    return np.array([dx, dy])


def hessian(theta):
    x, y = theta
    u = np.hypot(x, y)
    v = np.where(u == 0, 0, x / u)
    w = np.exp(-0.14142135623730953 * u)
    p = -0.14142135623730953 * v * w * v + w * np.where(u == 0, 0, (1 - x / u * v) / u)
    q = cos_pi(x)
    r = sin_pi(x)
    s = sin_pi(y)
    u1 = np.exp(-(r**2 + s**2))
    u2 = -2 * np.pi * q * r * u1 * q * r + u1 * (-np.pi * r**2 + np.pi * q**2)
    u3 = np.where(u == 0, 0, y / u)
    u4 = -0.14142135623730953 * v * w * u3 + w * np.where(u == 0, 0, -x / u * u3 / u)
    u5 = cos_pi(y)
    u6 = -0.14142135623730953 * u3 * w * u3 + w * np.where(u == 0, 0, (1 - y / u * u3) / u)
    u7 = -2 * np.pi * u5 * s * u1 * u5 * s + u1 * (-np.pi * s**2 + np.pi * u5**2)
    dxx = 2.8284271247461907 * p + 17.079468445347132 * u2
    dxy = 2.8284271247461907 * u4 - 107.31346519024247 * q * r * u1 * u5 * s
    dyy = 2.8284271247461907 * u6 + 17.079468445347132 * u7
    return np.array([[dxx, dxy], [dxy, dyy]])




def mix(word):
    word %= 2**32
    word = (word ^ word >> 16) * 0x7FEB352D % 2**32
    word = (word ^ word >> 15) * 0x846CA68B % 2**32
    return word ^ word >> 16


class Xorshift:

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


def quotient(a, b):
    return np.where(b == 0, 0, a / np.where(b == 0, 1, b))


def eigen(matrix):
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

ROUNDING = 2**-46


def backtrack(loss, theta, g, direction, t, shrink, sufficient_decrease):
    value, slope = loss.value(theta), g @ direction
    if not slope < 0 or not np.isfinite(direction).all():
        return theta
    for trial in range(4000):
        point = theta + t * direction
        if (point == theta).all():
            break
        new_value = loss.value(point)
        if abs(new_value - value) > ROUNDING * abs(value):
            falls_enough = new_value <= value + sufficient_decrease * t * slope
        else:
            new_slope = loss.gradient(point) @ direction
            falls_enough = new_slope <= (2 * sufficient_decrease - 1) * slope
        if falls_enough:
            return point
        t = t * shrink
    return theta

LinePoint = namedtuple("LinePoint", "t point value gradient slope")


def search_wolfe(loss, theta, g, direction, first_step, conditions):
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


class Loss:

    def value(self, point):
        value = f(*point)
        return value if np.isfinite(value) else np.float64(np.inf)

    def gradient(self, point):
        return gradient(point)

    def hessian(self, point):
        return hessian(point)




def sgd(theta, learning_rate):
    while True:
        yield theta
        g = gradient(theta)
        theta = theta - learning_rate * g


def momentum(theta, learning_rate, momentum):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = momentum * v + g
        theta = theta - learning_rate * v


def nesterov(theta, learning_rate, momentum):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = momentum * v + g
        theta = theta - learning_rate * (g + momentum * v)


def adagrad(theta, learning_rate, epsilon):
    s = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        s = s + g**2
        theta = theta - learning_rate * g / (np.sqrt(s) + epsilon)


def rmsprop(theta, learning_rate, decay, epsilon):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = decay * v + (1 - decay) * g**2
        theta = theta - learning_rate * g / (np.sqrt(v) + epsilon)


def adam(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def heavy_ball(theta, learning_rate, beta):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = beta * v + (1 - beta) * g
        theta = theta - learning_rate * v


def qhm(theta, learning_rate, beta, nu):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = beta * v + (1 - beta) * g
        theta = theta - learning_rate * ((1 - nu) * g + nu * v)


def asgd(theta, learning_rate, lambda_, alpha, t0):
    average = theta
    for t in count(1):
        yield theta
        g = gradient(theta)
        rate = learning_rate / np.power(1 + lambda_ * learning_rate * (t - 1), alpha)
        theta = (1 - lambda_ * rate) * theta - rate * g
        average = average + (theta - average) / max(1, t - 1 - t0)


def sam(theta, learning_rate, rho):
    while True:
        yield theta
        g = gradient(theta)
        uphill = quotient(rho, np.linalg.norm(g)) * g
        theta = theta - learning_rate * gradient(theta + uphill)


def adadelta(theta, learning_rate, rho, epsilon):
    v, u = np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = rho * v + (1 - rho) * g**2
        delta = np.sqrt(u + epsilon) * g / np.sqrt(v + epsilon)
        u = rho * u + (1 - rho) * delta**2
        theta = theta - learning_rate * delta


def rmsprop_graves(theta, learning_rate, decay, momentum, epsilon):
    v, a, b = np.zeros(2), np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        v = decay * v + (1 - decay) * g**2
        a = decay * a + (1 - decay) * g
        variance = np.maximum(v - a**2, 0)
        b = momentum * b - learning_rate * g / np.sqrt(variance + epsilon)
        theta = theta + b


def smorms3(theta, learning_rate, epsilon):
    m, v, n = np.zeros(2), np.zeros(2), np.ones(2)
    while True:
        yield theta
        g = gradient(theta)
        r = 1 / (n + 1)
        m = (1 - r) * m + r * g
        v = (1 - r) * v + r * g**2
        x = m**2 / (v + epsilon)
        n = 1 + n * (1 - x)
        theta = theta - np.minimum(learning_rate, x) * g / (np.sqrt(v) + epsilon)


def adamw(theta, learning_rate, beta1, beta2, epsilon, weight_decay):
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


def adamax(theta, learning_rate, beta1, beta2, epsilon):
    m, u = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        u = np.maximum(beta2 * u, np.abs(g) + epsilon)
        m_hat = m / (1 - beta1**t)
        theta = theta - learning_rate * m_hat / u


def amsgrad(theta, learning_rate, beta1, beta2, epsilon):
    m, v, v_max = np.zeros(2), np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        v_max = np.maximum(v_max, v)
        m_hat = m / (1 - beta1**t)
        v_hat = v_max / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def nadam(theta, learning_rate, beta1, beta2, epsilon, momentum_decay):
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


def radam(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        rho_end = 2 / (1 - beta2) - 1
        rho = rho_end - 2 * t * beta2**t / (1 - beta2**t)
        if rho > 5:
            r = np.sqrt((rho - 4) * (rho - 2) * rho_end / ((rho_end - 4) * (rho_end - 2) * rho))
            rate = learning_rate * r * np.sqrt(1 - beta2**t)
            theta = theta - rate * m_hat / (np.sqrt(v) + epsilon)
        else:
            theta = theta - learning_rate * m_hat


def qhadam(theta, learning_rate, beta1, beta2, nu1, nu2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        direction = (1 - nu1) * g + nu1 * m_hat
        size = np.sqrt((1 - nu2) * g**2 + nu2 * v_hat)
        theta = theta - learning_rate * direction / (size + epsilon)


def adabound(theta, learning_rate, beta1, beta2, final_rate, gamma, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t) / (np.sqrt(v) + epsilon)
        lower = final_rate * (1 - 1 / (gamma * t + 1))
        upper = final_rate * (1 + 1 / (gamma * t))
        rate = np.clip(rate, lower, upper)
        theta = theta - rate * m


def amsbound(theta, learning_rate, beta1, beta2, final_rate, gamma, epsilon):
    m, v, v_max = np.zeros(2), np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        v_max = np.maximum(v_max, v)
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t) / (np.sqrt(v_max) + epsilon)
        lower = final_rate * (1 - 1 / (gamma * t + 1))
        upper = final_rate * (1 + 1 / (gamma * t))
        rate = np.clip(rate, lower, upper)
        theta = theta - rate * m


def eve(theta, learning_rate, beta1, beta2, beta3, clip, f_min, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    last_loss, d = 0, 1
    for t in count(1):
        yield theta
        g = gradient(theta)
        loss = f(*theta)
        if t > 1:
            difference = abs(loss - last_loss)
            change = difference / (min(loss, last_loss) - f_min) if difference > 0 else 0
            d = beta3 * d + (1 - beta3) * np.clip(change, 1 / clip, clip)
        last_loss = loss
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate / d * m_hat / (np.sqrt(v_hat) + epsilon)


def santa_sss(
    theta, random, learning_rate, sigma, epsilon, friction, temperature, annealing, burn_in,
):
    u, v, p = np.zeros(2), np.zeros(2), np.zeros(2)
    alpha = np.full(2, friction * np.sqrt(learning_rate))
    for t in count(1):
        yield theta
        g = gradient(theta)
        normal = random.normal_pair()
        heat = learning_rate * temperature * t**-annealing
        exploring = t < burn_in
        if t == 1:
            u = np.sqrt(learning_rate) * normal
        v = sigma * v + (1 - sigma) * g**2
        p_before, p = p, 1 / np.sqrt(epsilon + np.sqrt(v))
        if exploring:
            alpha = alpha + 0.5 * (u**2 - heat)
        kept = np.exp(-0.5 * alpha)
        u_before, u = u, kept * (kept * u - learning_rate * p * g)
        if exploring:
            u = u + kept * np.sqrt(2 * np.sqrt(learning_rate) * heat * p_before) * normal
            alpha = alpha + 0.5 * (u**2 - heat)
        theta = theta + 0.5 * p * (u_before + u)


def rprop(theta, learning_rate, eta_minus, eta_plus, min_step, max_step):
    kept = np.zeros(2)
    delta = np.full(2, learning_rate)
    while True:
        yield theta
        g = gradient(theta)
        agreement = g * kept
        factor = np.where(agreement > 0, eta_plus, np.where(agreement < 0, eta_minus, 1))
        delta = np.clip(factor * delta, min_step, max_step)
        kept = np.where(agreement < 0, 0, g)
        theta = theta - delta * np.sign(kept)


def optimistic_gd(theta, learning_rate, alpha, beta):
    for t in count(1):
        yield theta
        g = gradient(theta)
        if t == 1:
            g_before = g
        theta = theta - learning_rate * (alpha * g + beta * (g - g_before))
        g_before = g


def sign_sgd(theta, learning_rate):
    while True:
        yield theta
        g = gradient(theta)
        theta = theta - learning_rate * np.sign(g)


def lion(theta, learning_rate, beta1, beta2, weight_decay):
    m = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        c = beta1 * m + (1 - beta1) * g
        m = beta2 * m + (1 - beta2) * g
        theta = theta - learning_rate * (np.sign(c) + weight_decay * theta)


def adabelief(theta, learning_rate, beta1, beta2, epsilon, epsilon_root):
    m, s = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * (g - m)**2 + epsilon_root
        m_hat = m / (1 - beta1**t)
        s_hat = s / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon)


def yogi(theta, learning_rate, beta1, beta2, epsilon, initial_accumulator):
    m, v = np.full(2, initial_accumulator), np.full(2, initial_accumulator)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = v - (1 - beta2) * np.sign(v - g**2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


def adan(theta, learning_rate, beta1, beta2, beta3, epsilon, epsilon_root):
    m, v, n = np.zeros(2), np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        change = g - g_before if t > 1 else np.zeros(2)
        g_before = g
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * change
        n = beta3 * n + (1 - beta3) * (g + (1 - beta2) * change)**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        n_hat = n / (1 - beta3**t)
        step = (m_hat + (1 - beta2) * v_hat) / (np.sqrt(n_hat + epsilon_root) + epsilon)
        theta = theta - learning_rate * step


def ademamix(theta, learning_rate, beta1, beta2, beta3, alpha, epsilon):
    m, n, v = np.zeros(2), np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        n = beta3 * n + (1 - beta3) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        step = (m_hat + alpha * n) / (np.sqrt(v_hat) + epsilon)
        theta = theta - learning_rate * step


def sm3(theta, learning_rate, momentum, epsilon):
    s, m = np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        s = s + g**2
        m = momentum * m + (1 - momentum) * g / np.sqrt(s + epsilon)
        theta = theta - learning_rate * m


def lars(theta, learning_rate, momentum, trust_coefficient, epsilon):
    v = np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        size, slope = np.linalg.norm(theta), np.linalg.norm(g)
        ratio = trust_coefficient * size / (slope + epsilon) if size > 0 and slope > 0 else 1
        v = momentum * v + learning_rate * ratio * g
        theta = theta - v


def lamb(theta, learning_rate, beta1, beta2, epsilon):
    m, v = np.zeros(2), np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        u = m_hat / (np.sqrt(v_hat) + epsilon)
        size, step = np.linalg.norm(theta), np.linalg.norm(u)
        ratio = size / step if size > 0 and step > 0 else 1
        theta = theta - learning_rate * ratio * u


def fromage(theta, learning_rate, min_norm):
    while True:
        yield theta
        g = gradient(theta)
        size = max(np.linalg.norm(theta), min_norm)
        slope = max(np.linalg.norm(g), min_norm)
        ratio = size / slope if size > 0 and slope > 0 else 1
        theta = (theta - learning_rate * ratio * g) / np.sqrt(1 + learning_rate**2)


def novograd(theta, learning_rate, beta1, beta2, epsilon):
    m = np.zeros(2)
    for t in count(1):
        yield theta
        g = gradient(theta)
        v = g @ g if t == 1 else beta2 * v + (1 - beta2) * (g @ g)
        m = beta1 * m + g / (np.sqrt(v) + epsilon)
        theta = theta - learning_rate * m


def polyak_sgd(theta, max_learning_rate, scaling, f_min, epsilon):
    while True:
        yield theta
        g = gradient(theta)
        g = scaling * g
        squared = g @ g + epsilon
        rate = min((f(*theta) - f_min) / squared, max_learning_rate) if squared > 2**-52 else 0
        theta = theta - rate * g


def dadapt_adamw(theta, learning_rate, beta1, beta2, epsilon, initial_d):
    m, v, s = np.zeros(2), np.zeros(2), np.zeros(2)
    r, d = 0, initial_d
    for t in count(1):
        yield theta
        g = gradient(theta)
        decay = np.sqrt(beta2)
        rate = learning_rate * d * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        r = decay * r + (1 - decay) * rate * (g @ (s / (np.sqrt(v) + epsilon)))
        m = beta1 * m + (1 - beta1) * rate * g
        v = beta2 * v + (1 - beta2) * g**2
        s = decay * s + (1 - decay) * rate * g
        d = max(d, quotient(r, (1 - decay) * np.abs(s).sum()))
        theta = theta - m / (np.sqrt(v) + epsilon)


def prodigy(theta, learning_rate, beta1, beta2, epsilon, initial_d, d_coefficient):
    start = theta
    m, v, s = np.zeros(2), np.zeros(2), np.zeros(2)
    r, d = 0, initial_d
    for t in count(1):
        yield theta
        g = gradient(theta)
        decay = np.sqrt(beta2)
        rate = learning_rate * d * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        r = decay * r + rate * d / initial_d * (g @ (start - theta))
        s = decay * s + rate * d / initial_d * g
        m = beta1 * m + (1 - beta1) * d * g
        v = beta2 * v + (1 - beta2) * (d * g)**2
        d = max(d, quotient(d_coefficient * r, np.abs(s).sum()))
        step = m / (np.sqrt(v) + d * epsilon)
        theta = theta - rate * step


def dowg(theta, learning_rate, initial_estimate, epsilon):
    start = theta
    r, v = initial_estimate, 0
    while True:
        yield theta
        g = gradient(theta)
        walked = theta - start
        r = max(r, walked @ walked)
        v = v + r * (g @ g)
        theta = theta - learning_rate * r * g / (np.sqrt(v) + epsilon)


def cocob(theta, alpha, epsilon):
    start = theta
    largest, sizes = np.full(2, epsilon), np.zeros(2)
    reward, total = np.zeros(2), np.zeros(2)
    while True:
        yield theta
        g = gradient(theta)
        largest = np.maximum(largest, np.abs(g))
        sizes = sizes + np.abs(g)
        reward = np.maximum(reward - g * (theta - start), 0)
        total = total - g
        share = total / (largest * np.maximum(sizes + largest, alpha * largest))
        theta = start + share * (largest + reward)


def lookahead_sgd(theta, learning_rate, sync_period, slow_step):
    slow = theta
    for t in count(1):
        yield theta
        g = gradient(theta)
        theta = theta - learning_rate * g
        if t % sync_period == 0:
            slow = slow + slow_step * (theta - slow)
            theta = slow


def schedule_free_sgd(theta, learning_rate, beta1):
    z = theta
    largest_rate, weight_sum = 0, 0
    while True:
        yield theta
        y = z + beta1 * (theta - z)
        g = gradient(y)
        z = z - learning_rate * g
        largest_rate = max(largest_rate, learning_rate)
        weight_sum = weight_sum + largest_rate**2
        theta = theta + quotient(largest_rate**2, weight_sum) * (z - theta)


def schedule_free_adamw(theta, learning_rate, beta1, beta2, epsilon):
    z, v = theta, np.zeros(2)
    largest_rate, weight_sum = 0, 0
    for t in count(1):
        yield theta
        y = z + beta1 * (theta - z)
        g = gradient(y)
        v = beta2 * v + (1 - beta2) * g**2
        v_hat = v / (1 - beta2**t)
        step = g / (np.sqrt(v_hat) + epsilon)
        z = z - learning_rate * step
        largest_rate = max(largest_rate, learning_rate)
        weight_sum = weight_sum + largest_rate**2
        theta = theta + quotient(largest_rate**2, weight_sum) * (z - theta)


def gradient_descent_backtracking(theta, loss, learning_rate, shrink, sufficient_decrease):
    while True:
        yield theta
        g = loss.gradient(theta)
        theta = backtrack(loss, theta, g, -g, learning_rate, shrink, sufficient_decrease)


def newton(theta, loss, learning_rate, eigenvalue_floor, shrink, sufficient_decrease):
    while True:
        yield theta
        g = loss.gradient(theta)
        values, vectors = eigen(loss.hessian(theta))
        curvatures = np.maximum(np.abs(values), eigenvalue_floor)
        direction = -(vectors @ g / curvatures) @ vectors
        if not np.isfinite(direction).all():
            direction = -g
        theta = backtrack(loss, theta, g, direction, learning_rate, shrink, sufficient_decrease)


def levenberg(theta, loss, damping, factor):
    while True:
        yield theta
        value, g, matrix = loss.value(theta), loss.gradient(theta), loss.hessian(theta)
        values, vectors = eigen(matrix)
        positive_from = 1.1 * max(0, -min(values))
        for trial in range(60):
            shift = max(damping, positive_from)
            direction = -(vectors @ g / (values + shift)) @ vectors
            new = theta + direction
            if not np.isfinite(direction).all() or (new == theta).all():
                break
            foreseen = -g @ direction - direction @ matrix @ direction / 2
            new_value = loss.value(new)
            rounding = ROUNDING * abs(value)
            if foreseen <= rounding and new_value <= value + rounding:
                steeper = np.linalg.norm(loss.gradient(new)) >= np.linalg.norm(g)
                ratio = -1 if steeper else 1
            else:
                ratio = (value - new_value) / foreseen
            if ratio < 1 / 4:
                damping = min(shift * factor, 1e20)
            elif ratio > 3 / 4:
                damping = max(damping / factor, 1e-20)
            if ratio > 0:
                theta = new
                break


def bfgs(theta, loss, sufficient_decrease, curvature):
    conditions = sufficient_decrease, curvature
    inverse = None
    while True:
        yield theta
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


def lbfgs(theta, loss, learning_rate, history_size):
    history, scale = [], 1
    last_g = None
    while True:
        yield theta
        g = loss.gradient(theta)
        if not g.any():
            continue
        if last_g is None:
            direction, step = -g, min(1, 1 / np.abs(g).sum()) * learning_rate
        else:
            s, y = step * direction, g - last_g
            if s @ y > 1e-10:
                history = [*history, (s, y, 1 / (s @ y))][-history_size:]
                scale = (s @ y) / (y @ y)
            q, alphas = -g, []
            for s, y, rho in reversed(history):
                alphas.append(rho * (s @ q))
                q = q - alphas[-1] * y
            direction, step = scale * q, learning_rate
            for s, y, rho in history:
                direction = direction + (alphas.pop() - rho * (y @ direction)) * s
        last_g = g
        if not g @ direction > 0:
            theta = theta + step * direction


def conjugate_gradient(theta, loss, sufficient_decrease, curvature):
    conditions = sufficient_decrease, curvature
    kept = None
    while True:
        yield theta
        g, found = loss.gradient(theta), None
        if kept is not None:
            direction = -g + kept
            first_step = min(10, slope / (g @ direction)) * last_step
            found = search_wolfe(loss, theta, g, direction, first_step, conditions)
        if found is None:
            direction = -g
            first_step = min(1, 1 / np.linalg.norm(g))
            found = search_wolfe(loss, theta, g, direction, first_step, conditions)
        if found is None:
            kept = None
            continue
        theta = found.point
        beta = max(0, found.gradient @ (found.gradient - g) / (g @ g))
        kept, last_step, slope = beta * direction, found.t, g @ direction


def nelder_mead(theta, loss, simplex_size, reflection, expansion, contraction, shrink):
    def vertex(point):
        return loss.value(point), point

    def edge(axis):
        length = simplex_size * (HIGH[axis] - LOW[axis])
        corner = theta.copy()
        corner[axis] += -length if corner[axis] + length > HIGH[axis] else length
        return corner

    def height(vertex):
        return vertex[0]

    simplex = sorted([vertex(theta), vertex(edge(0)), vertex(edge(1))], key=height)
    while True:
        yield theta
        (best_value, best), (middle_value, middle), (worst_value, worst) = simplex
        centre = best + 0.5 * (middle - best)
        direction = centre - worst
        better = None
        reflected = vertex(centre + reflection * direction)
        if reflected[0] < best_value:
            expanded = vertex(centre + reflection * expansion * direction)
            better = expanded if expanded[0] < reflected[0] else reflected
        elif reflected[0] < middle_value:
            better = reflected
        elif reflected[0] < worst_value:
            outside = vertex(centre + reflection * contraction * direction)
            if outside[0] <= reflected[0]:
                better = outside
        else:
            inside = vertex(centre - contraction * direction)
            if inside[0] < worst_value:
                better = inside
        if better is not None:
            simplex = [*simplex[:2], better]
        else:
            nearer = [vertex(best + shrink * (point - best)) for point in (middle, worst)]
            simplex = [simplex[0], *nearer]
        simplex = sorted(simplex, key=height)
        theta = simplex[0][1]


def simulated_annealing(theta, loss, random, temperature, cooling, proposal_scale):
    def bounced(point):
        width = HIGH - LOW
        place = (point - LOW) % (2 * width)
        return LOW + np.where(place > width, 2 * width - place, place)

    value = loss.value(theta)
    samples = [loss.value(LOW + (HIGH - LOW) * random.uniform_pair()) for _ in range(32)]
    finite = [sample for sample in samples if np.isfinite(sample)]
    spread = np.std(finite) if finite else 0
    if not 0 < spread < np.inf:
        spread = 1
    for t in count(1):
        yield theta
        heat = cooling**(t - 1)
        scale = proposal_scale * np.sqrt(heat) * (HIGH - LOW)
        proposal = bounced(theta + scale * random.normal_pair())
        new_value = loss.value(proposal)
        luck = random.uniform()
        if new_value <= value or luck < np.exp((value - new_value) / (temperature * spread * heat)):
            theta, value = proposal, new_value


def particle_swarm(theta, loss, random, particles, inertia, cognitive, social, spread):
    reach = spread * (HIGH - LOW)
    middle = np.clip(theta, LOW, HIGH)
    low, high = np.maximum(LOW, middle - reach), np.minimum(HIGH, middle + reach)
    x = [theta] + [low + (high - low) * random.uniform_pair() for _ in range(particles - 1)]
    v = [np.zeros(2)] * particles
    best, best_value = list(x), [loss.value(point) for point in x]
    target = best[np.argmin(best_value)]
    while True:
        yield theta
        for i in range(len(x)):
            (own_x, swarm_x), (own_y, swarm_y) = random.uniform_pair(), random.uniform_pair()
            own_pull = cognitive * np.array([own_x, own_y]) * (best[i] - x[i])
            swarm_pull = social * np.array([swarm_x, swarm_y]) * (target - x[i])
            faster = np.clip(inertia * v[i] + own_pull + swarm_pull, LOW - HIGH, HIGH - LOW)
            free = x[i] + faster
            x[i] = np.clip(free, LOW, HIGH)
            v[i] = np.where(x[i] == free, faster, 0)
            value = loss.value(x[i])
            if value < best_value[i]:
                best[i], best_value[i] = x[i], value
        target = best[np.argmin(best_value)]
        theta = target


def cma_es(theta, loss, random, step_size, population_size):
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



Runner = namedtuple("Runner", "name color line head runs needs_slope", defaults=[True])

RUNNERS = [
    Runner("SGD", "#d55e00", "-", "o", [sgd(START, learning_rate=0.001)]),
    Runner(
        "Momentum", "#e69f00", "-", "s",
        [momentum(START, learning_rate=0.001, momentum=0.9)],
    ),
    Runner(
        "Nesterov", "#f0e442", "-", "D",
        [nesterov(START, learning_rate=0.001, momentum=0.9)],
    ),
    Runner("Adagrad", "#009e73", "-", "^", [adagrad(START, learning_rate=0.01, epsilon=1e-10)]),
    Runner(
        "RMSProp", "#56b4e9", "-", "X",
        [rmsprop(START, learning_rate=0.01, decay=0.99, epsilon=1e-8)],
    ),
    Runner(
        "Adam", "#cc79a7", "-", "8",
        [adam(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "Heavy ball", "#0072b2", "--", "o",
        [heavy_ball(START, learning_rate=0.01, beta=0.9)],
    ),
    Runner("QHM", "#9467f0", "--", "s", [qhm(START, learning_rate=0.01, beta=0.999, nu=0.7)]),
    Runner(
        "ASGD", "#8fd14f", "--", "D",
        [asgd(START, learning_rate=0.01, lambda_=0.0001, alpha=0.75, t0=1000000.0)],
    ),
    Runner("SAM", "#8c95a8", "--", "^", [sam(START, learning_rate=0.001, rho=0.05)]),
    Runner(
        "Adadelta", "#a65628", "--", "X",
        [adadelta(START, learning_rate=1.0, rho=0.9, epsilon=1e-6)],
    ),
    Runner(
        "RMSProp (Graves)", "#ff5fa2", "--", "8",
        [rmsprop_graves(START, learning_rate=0.0001, decay=0.95, momentum=0.9, epsilon=0.0001)],
    ),
    Runner(
        "SMORMS3", "#d55e00", ":", "o",
        [smorms3(START, learning_rate=0.001, epsilon=1e-16)],
    ),
    Runner(
        "AdamW", "#e69f00", ":", "s",
        [adamw(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01,
        )],
    ),
    Runner(
        "Adamax", "#f0e442", ":", "D",
        [adamax(START, learning_rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "AMSGrad", "#009e73", ":", "^",
        [amsgrad(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "NAdam", "#56b4e9", ":", "X",
        [nadam(
            START, learning_rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-8,
            momentum_decay=0.004,
        )],
    ),
    Runner(
        "RAdam", "#cc79a7", ":", "8",
        [radam(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)],
    ),
    Runner(
        "QHAdam", "#0072b2", "-.", "o",
        [qhadam(
            START, learning_rate=0.001, beta1=0.995, beta2=0.999, nu1=0.7, nu2=1.0,
            epsilon=1e-8,
        )],
    ),
    Runner(
        "AdaBound", "#9467f0", "-.", "s",
        [adabound(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, final_rate=0.1, gamma=0.001,
            epsilon=1e-8,
        )],
    ),
    Runner(
        "AMSBound", "#8fd14f", "-.", "D",
        [amsbound(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, final_rate=0.1, gamma=0.001,
            epsilon=1e-8,
        )],
    ),
    Runner(
        "Eve", "#8c95a8", "-.", "^",
        [eve(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, beta3=0.999, clip=10.0,
            f_min=0.0, epsilon=1e-8,
        )],
    ),
    Runner(
        "Santa (SSS)", "#a65628", "-.", "X",
        [santa_sss(
            START, Xorshift(0), learning_rate=0.01, sigma=0.95, epsilon=0.1, friction=1.0,
            temperature=1.0, annealing=0.5, burn_in=100,
        )],
    ),
    Runner(
        "Rprop", "#ff5fa2", "-.", "8",
        [rprop(
            START, learning_rate=0.01, eta_minus=0.5, eta_plus=1.2, min_step=1e-6,
            max_step=50.0,
        )],
    ),
    Runner(
        "Optimistic GD", "#cc79a7", "-", "o",
        [optimistic_gd(START, learning_rate=0.001, alpha=1.0, beta=1.0)],
    ),
    Runner("SignSGD", "#0072b2", "-", "s", [sign_sgd(START, learning_rate=0.001)]),
    Runner(
        "Lion", "#9467f0", "-", "D",
        [lion(START, learning_rate=0.0001, beta1=0.9, beta2=0.99, weight_decay=0.001)],
    ),
    Runner(
        "AdaBelief", "#8fd14f", "-", "^",
        [adabelief(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-16,
            epsilon_root=1e-16,
        )],
    ),
    Runner(
        "Yogi", "#8c95a8", "-", "X",
        [yogi(
            START, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=0.001,
            initial_accumulator=1e-6,
        )],
    ),
    Runner(
        "Adan", "#a65628", "-", "8",
        [adan(
            START, learning_rate=0.001, beta1=0.98, beta2=0.92, beta3=0.99, epsilon=1e-8,
            epsilon_root=1e-8,
        )],
    ),
    Runner(
        "AdEMAMix", "#ff5fa2", "--", "o",
        [ademamix(
            START, learning_rate=0.001, beta1=0.9, beta2=0.999, beta3=0.9999, alpha=5.0,
            epsilon=1e-8,
        )],
    ),
    Runner(
        "SM3", "#d55e00", "--", "s",
        [sm3(START, learning_rate=0.1, momentum=0.9, epsilon=1e-8)],
    ),
    Runner(
        "LARS", "#e69f00", "--", "D",
        [lars(START, learning_rate=1.0, momentum=0.9, trust_coefficient=0.001, epsilon=0.0)],
    ),
    Runner(
        "LAMB", "#f0e442", "--", "^",
        [lamb(START, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-6)],
    ),
    Runner(
        "Fromage", "#009e73", "--", "X",
        [fromage(START, learning_rate=0.01, min_norm=1e-6)],
    ),
    Runner(
        "NovoGrad", "#56b4e9", "--", "8",
        [novograd(START, learning_rate=0.01, beta1=0.9, beta2=0.25, epsilon=1e-6)],
    ),
    Runner(
        "Polyak SGD", "#cc79a7", ":", "o",
        [polyak_sgd(START, max_learning_rate=1.0, scaling=1.0, f_min=0.0, epsilon=0.0)],
    ),
    Runner(
        "D-Adapt AdamW", "#0072b2", ":", "s",
        [dadapt_adamw(
            START, learning_rate=1.0, beta1=0.9, beta2=0.999, epsilon=1e-8, initial_d=1e-6,
        )],
    ),
    Runner(
        "Prodigy", "#9467f0", ":", "D",
        [prodigy(
            START, learning_rate=1.0, beta1=0.9, beta2=0.999, epsilon=1e-8, initial_d=1e-6,
            d_coefficient=1.0,
        )],
    ),
    Runner(
        "DoWG", "#8fd14f", ":", "^",
        [dowg(START, learning_rate=1.0, initial_estimate=0.0001, epsilon=0.0001)],
    ),
    Runner("COCOB", "#8c95a8", ":", "X", [cocob(START, alpha=100.0, epsilon=1e-8)]),
    Runner(
        "Lookahead SGD", "#a65628", ":", "8",
        [lookahead_sgd(START, learning_rate=0.001, sync_period=5, slow_step=0.5)],
    ),
    Runner(
        "Schedule-Free SGD", "#ff5fa2", "-.", "o",
        [schedule_free_sgd(START, learning_rate=1.0, beta1=0.9)],
    ),
    Runner(
        "Schedule-Free AdamW", "#d55e00", "-.", "s",
        [schedule_free_adamw(
            START, learning_rate=0.0025, beta1=0.9, beta2=0.999, epsilon=1e-8,
        )],
    ),
    Runner(
        "GD with backtracking", "#e69f00", "-.", "D",
        [gradient_descent_backtracking(
            START, Loss(), learning_rate=1.0, shrink=0.5, sufficient_decrease=0.0001,
        )],
        needs_slope=False,
    ),
    Runner(
        "Newton", "#f0e442", "-.", "^",
        [newton(
            START, Loss(), learning_rate=1.0, eigenvalue_floor=1e-6, shrink=0.5,
            sufficient_decrease=0.0001,
        )],
        needs_slope=False,
    ),
    Runner(
        "Levenberg", "#009e73", "-.", "X",
        [levenberg(START, Loss(), damping=1.0, factor=4.0)],
        needs_slope=False,
    ),
    Runner(
        "BFGS", "#56b4e9", "-.", "8",
        [bfgs(START, Loss(), sufficient_decrease=0.0001, curvature=0.9)],
        needs_slope=False,
    ),
    Runner(
        "L-BFGS", "#a65628", "-", "o",
        [lbfgs(START, Loss(), learning_rate=1.0, history_size=100)],
        needs_slope=False,
    ),
    Runner(
        "Conjugate gradient", "#ff5fa2", "-", "s",
        [conjugate_gradient(START, Loss(), sufficient_decrease=0.0001, curvature=0.4)],
        needs_slope=False,
    ),
    Runner(
        "Nelder–Mead", "#d55e00", "-", "D",
        [nelder_mead(
            START, Loss(), simplex_size=0.1, reflection=1.0, expansion=2.0, contraction=0.5,
            shrink=0.5,
        )],
        needs_slope=False,
    ),
    Runner(
        "Simulated annealing", "#e69f00", "-", "^",
        [simulated_annealing(
            START, Loss(), Random(0), temperature=0.1, cooling=0.97, proposal_scale=0.2,
        )],
        needs_slope=False,
    ),
    Runner(
        "Particle swarm", "#f0e442", "-", "X",
        [particle_swarm(
            START, Loss(), Random(0), particles=20, inertia=0.7298, cognitive=1.49618,
            social=1.49618, spread=0.25,
        )],
        needs_slope=False,
    ),
    Runner(
        "CMA-ES", "#009e73", "-", "8",
        [cma_es(START, Loss(), Random(0), step_size=0.1, population_size=6)],
        needs_slope=False,
    ),
]


def path_of(rule, needs_slope):
    points, first, end = [], None, ""
    for theta in islice(rule, STEPS + 1):
        first = theta if first is None else first
        slope = np.hypot(*gradient(theta))
        if not np.isfinite([*theta, f(*theta), slope if needs_slope else 0]).all():
            end = ", then diverged"
            break
        points.append(theta)
    return np.array(points).reshape(-1, 2), first, end


def draw(paths):
    import matplotlib.pyplot as plt
    x, y = np.linspace(LOW[0], HIGH[0], 300), np.linspace(LOW[1], HIGH[1], 300)
    z = f(*np.meshgrid(x, y))
    levels = np.arange(z.min(), z.max(), 0.75)
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
