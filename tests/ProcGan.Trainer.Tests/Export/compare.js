// Runs models in onnxruntime-node and compares with images that another runtime made.
// usage: node compare.js FOLDER     FOLDER/cases.json: [{ model, inputs: { name: { dims, file } }, image }], files of raw float32
// prints one line a case: the model's file, then the largest absolute difference
const fs = require('fs'), path = require('path'), ort = require('onnxruntime-node');

const folder = process.argv[2];
const floats = file => new Float32Array(new Uint8Array(fs.readFileSync(path.join(folder, file))).buffer);

(async () => {
  for (const { model, inputs, image } of JSON.parse(fs.readFileSync(path.join(folder, 'cases.json'), 'utf8'))) {
    const session = await ort.InferenceSession.create(path.join(folder, model), { intraOpNumThreads: 1, interOpNumThreads: 1 });
    const feeds = Object.fromEntries(Object.entries(inputs).map(([name, { dims, file }]) =>
      [name, new ort.Tensor('float32', floats(file), dims)]));
    const actual = Object.values(await session.run(feeds))[0].data, expected = floats(image);
    if (actual.length !== expected.length)
      throw new Error(`${model}: got ${actual.length} values, expected ${expected.length}`);
    let difference = 0;
    for (let i = 0; i < actual.length; i++)
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));   // NaN stays
    console.log(model, difference);
  }
})().catch(error => { console.error(error); process.exit(1); });
