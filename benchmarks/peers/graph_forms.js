// Times the models that graph_forms.py wrote: 256 x 256 px, one thread, turn by turn. Prints a Markdown table.
// usage: NODE_PATH=../../deps/node_modules node graph_forms.js FOLDER [ROUNDS]
const fs = require('fs'), path = require('path'), ort = require('onnxruntime-node');

const [folder, rounds = '25'] = process.argv.slice(2);
const wave = (n, k) => Float32Array.from({ length: n }, (_, i) => 1.5 * Math.sin(i * k));
const inputs = { z: new ort.Tensor('float32', wave(38 * 400, 12.9898), [1, 38, 20, 20]) };
[34, 66, 130, 258].forEach((side, i) => { inputs[`noise${i}`] = new ort.Tensor('float32', wave(side * side, 7.1), [1, 1, side, side]); });
const median = values => values.sort((a, b) => a - b)[values.length >> 1];

(async () => {
  const forms = [], reference = {};
  for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.onnx')).sort()) {
    const session = await ort.InferenceSession.create(path.join(folder, file), { intraOpNumThreads: 1, interOpNumThreads: 1 });
    const [up, last, noise] = path.basename(file, '.onnx').split('-');
    const feeds = Object.fromEntries(session.inputNames.map(name => [name, inputs[name]]));
    const image = (await session.run(feeds)).image.data;
    const expected = reference[noise !== 'none'] ??= image;   // the same function, so the same picture
    const difference = image.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);
    if (!(difference < 1e-4)) throw new Error(`${file} computes another picture: ${difference}`);
    forms.push({ up, last, noise, session, feeds, ms: [] });
  }
  for (let round = 0; round < Number(rounds); round++)
    for (const form of forms) {
      const start = process.hrtime.bigint();
      await form.session.run(form.feeds);
      form.ms.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  console.log('| doublings | last doubling | noise | ms, median | ms, fastest |\n|---|---|---|---|---|');
  for (const { up, last, noise, ms } of forms.sort((a, b) => a.noise.localeCompare(b.noise) || median(b.ms) - median(a.ms)))
    console.log(`| ${up} | ${last} | ${noise} | ${median(ms).toFixed(1)} | ${Math.min(...ms).toFixed(1)} |`);
})().catch(error => { console.error(error); process.exit(1); });
