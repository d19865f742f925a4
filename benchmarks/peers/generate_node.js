// A generator in onnxruntime-node, for './procgan bench peers': the same file, inputs and threads.
// usage: generate_node.js MODEL FOLDER THREADS wall|processor. Prints by how much its image differs, then for each line on stdin the milliseconds of one run.
const fs = require('fs'), path = require('path'), readline = require('readline'), ort = require('onnxruntime-node');

const [model, folder, threads, clock] = process.argv.slice(2);
const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e3; };
const now = clock === 'processor' ? processor : () => Number(process.hrtime.bigint()) / 1e6;
const read = name => { const raw = fs.readFileSync(path.join(folder, name + '.f32')); return new Float32Array(raw.buffer, raw.byteOffset, raw.length / 4); };

(async () => {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: Number(threads), interOpNumThreads: 1 });
  const shapes = JSON.parse(fs.readFileSync(path.join(folder, 'inputs.json')));
  const feeds = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, new ort.Tensor('float32', read(name), shape)]));
  const expected = read('image'), image = (await session.run(feeds))[session.outputNames[0]].data;
  console.log(image.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0));
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const start = now();
    await session.run(feeds);
    console.log(now() - start);
  }
})().catch(error => { console.error(error); process.exit(1); });
