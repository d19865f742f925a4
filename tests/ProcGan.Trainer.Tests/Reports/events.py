#!/usr/bin/env python3
"""Reads a TensorBoard event file with nothing of this project: TFRecord framing and CRC-32C after their specifications, messages by
Google's protobuf with the field numbers of tensorflow's event.proto, summary.proto. usage: events.py FILE -> one JSON object a record
"""
import hashlib
import json
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

F = descriptor_pb2.FieldDescriptorProto
FIELDS = {
    'Image': [('height', 1, F.TYPE_INT32), ('width', 2, F.TYPE_INT32), ('colorspace', 3, F.TYPE_INT32), ('encoded_image_string', 4, F.TYPE_BYTES)],
    'Value': [('tag', 1, F.TYPE_STRING), ('simple_value', 2, F.TYPE_FLOAT), ('image', 4, 'Image')],
    'Summary': [('value', 1, ['Value'])],
    'SessionLog': [('status', 1, F.TYPE_INT32)],
    'Event': [('wall_time', 1, F.TYPE_DOUBLE), ('step', 2, F.TYPE_INT64), ('file_version', 3, F.TYPE_STRING), ('summary', 5, 'Summary'), ('session_log', 7, 'SessionLog')],
}


def event_class():
    file = descriptor_pb2.FileDescriptorProto(name='event.proto', package='t')
    for name, fields in FIELDS.items():
        message = file.message_type.add(name=name)
        for field, number, kind in fields:
            repeated = isinstance(kind, list)
            kind = kind[0] if repeated else kind
            f = message.field.add(name=field, number=number, label=F.LABEL_REPEATED if repeated else F.LABEL_OPTIONAL)
            if isinstance(kind, str):
                f.type, f.type_name = F.TYPE_MESSAGE, '.t.' + kind
            else:
                f.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName('t.Event'))


TABLE = []
for i in range(256):
    c = i
    for _ in range(8):
        c = (c >> 1) ^ (0x82F63B78 if c & 1 else 0)
    TABLE.append(c)


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(data):
    at = 0
    while at < len(data):
        head = data[at:at + 8]
        length, = struct.unpack('<Q', head)
        assert struct.unpack('<I', data[at + 8:at + 12])[0] == masked_crc(head), 'checksum of a length'
        body = data[at + 12:at + 12 + length]
        assert len(body) == length, 'cut short'
        assert struct.unpack('<I', data[at + 12 + length:at + 16 + length])[0] == masked_crc(body), 'checksum of a record'
        yield body
        at += 16 + length


if __name__ == '__main__':
    assert masked_crc(b'123456789') == ((0xE3069283 >> 15 | 0xE3069283 << 17) + 0xA282EAD8) & 0xFFFFFFFF   # RFC 3720's check value
    Event = event_class()
    for body in records(open(sys.argv[1], 'rb').read()):
        e = Event.FromString(body)
        assert not e.UnknownFields() if hasattr(e, 'UnknownFields') else True
        print(json.dumps({
            'step': e.step, 'version': e.file_version, 'session': e.session_log.status, 'time': e.wall_time,
            'scalars': {v.tag: v.simple_value for v in e.summary.value if not v.HasField('image')},
            'images': {v.tag: [v.image.width, v.image.height, v.image.colorspace, hashlib.sha256(v.image.encoded_image_string).hexdigest()]
                       for v in e.summary.value if v.HasField('image')},
        }))
