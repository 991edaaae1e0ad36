'use strict';

// Loads an add-on in the main thread and in two workers, one after the other.
const { Worker, isMainThread, workerData } = require('worker_threads');
const { resolve } = require('path');

const file = isMainThread ? resolve(process.argv[2]) : workerData;
const { add } = require(file);

const sum = add(2, 3);
console.log(isMainThread ? `main: ${sum}` : `worker: ${sum}`);
if (isMainThread) {
  const start = () => new Promise((resolve) => new Worker(__filename, { workerData: file }).on('exit', resolve));
  start().then(start);
}
