"""Runs onnx.checker with shape inference over every model of a folder, and asks for the versions that we promise.

usage: /usr/bin/python3 check.py FOLDER        (needs Debian's python3-onnx)
"""
import pathlib
import sys

import onnx

paths = sorted(pathlib.Path(sys.argv[1]).glob('*.onnx'))
for path in paths:
    model = onnx.load(path)
    try:
        onnx.checker.check_model(model, full_check=True)
    except Exception as error:
        sys.exit(f'{path.name}: {error}')
    if (model.ir_version, model.opset_import[0].version, model.producer_name) != (8, 17, 'procgan'):
        sys.exit(f'{path.name}: IR {model.ir_version}, opset {model.opset_import[0].version}, producer {model.producer_name}')
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    if [d.dim_value for d in inferred.graph.output[0].type.tensor_type.shape.dim] == []:
        sys.exit(f'{path.name}: the output has no shape')
print(f'{len(paths)} models accepted')
