/** A run of a race request in which all is said that may be. */
export const fullRun = {
  optimizer: 'adam',
  hyperparameters: { learningRate: 0.1 },
  schedule: { id: 'cosine', period: 9 },
  clipping: { kind: 'norm', limit: 1 },
  start: [0, 1],
  sequence: 3,
};
