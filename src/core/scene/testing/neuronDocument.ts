/** The landscape of a scene document: a neuron with what may be said of one. */
export const neuronLandscape = {
  neuron: {
    activation: { id: 'swish', parameters: { beta: 1 } },
    loss: { id: 'huber' },
    data: [
      [0, 1],
      [1, 0],
    ],
  },
};
