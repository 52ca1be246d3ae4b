// Weight decay as an L2 penalty: λθ joins the gradient before anything else happens to it.
import { add, multiply, type Expression } from '../expression/expression';

interface Inputs {
  readonly theta: Expression;
  readonly gradient: Expression;
  readonly h: { readonly weightDecay: Expression };
  readonly on: { readonly weightDecay: boolean };
}

/** The gradient with the penalty's part. */
export function decayedGradient({ theta, gradient, h, on }: Inputs): Expression {
  return on.weightDecay ? add(gradient, multiply(h.weightDecay, theta)) : gradient;
}
