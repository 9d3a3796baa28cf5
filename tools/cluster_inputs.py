#!/usr/bin/env python3
"""tools/cluster_inputs.py FOLDER COUNT: inputs for trying engines: ads.jsonl, ads.csv, site.warc.gz, pages/.

Invented texts, the same for the same COUNT. About COUNT records in all, so that a job can be made as long as a test
needs it.
"""
import csv
import gzip
import json
import pathlib
import sys

SENTENCES = [
    'There are no risks.',
    'Nobody knows yet whether it helps.',
    'Our cells cure palsy.',
    'It is not true that there are no risks.',
    'A course costs 12,000 euros.',
    'Most families travel home on the following day.',
    'Fever was seen in 3 of 20 children.',
    'Our house by the river looks after children with cells from cord blood.',
    'Parents told us that their daughter walks again.',
]


def text(number):
    """A text of three to nine sentences."""
    return ' '.join(SENTENCES[(number * 7 + k * (1 + number % 5)) % len(SENTENCES)] for k in range(3 + number % 7))


def response(number):
    """A record of a web archive."""
    page = f'<html><title>Page {number}</title><p>{text(number)}</p></html>'
    block = f'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}'.encode()
    head = (f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://clinic.example/{number}\r\n'
            f'WARC-Date: 2024-05-{1 + number % 28:02}T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n')
    return head.encode() + block + b'\r\n\r\n'


def main():
    """Writes the four inputs, a quarter of the records each, but few pages, which are files."""
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    pages = min(100, count // 10)
    share = (count - pages) // 3
    (folder / 'pages').mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        (folder / 'pages' / f'p{number:03}.html').write_text(f'<p>{text(number)}</p>')
    with open(folder / 'ads.jsonl', 'w', newline='') as out:
        for number in range(share):
            if number % 500 == 7:
                out.write('{broken\n')
            out.write(json.dumps({'id': f'a{number}', 'date': f'2023-02-{1 + number % 28:02}', 'text': text(number)}))
            out.write('\r\n' if number % 3 == 0 else '\n')
    with open(folder / 'ads.csv', 'w', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(['id', 'text', 'note'])
        for number in range(share):
            more = '\r\n\r\nIn "quotes",\nover lines.' if number % 4 == 0 else ''
            writer.writerow([number, text(number) + more, 'x\ny' if number % 5 == 0 else ''])
    with open(folder / 'site.warc.gz', 'wb') as out:
        for number in range(share):
            out.write(gzip.compress(response(number), 1, mtime=0))


main()
