"""The same functions over any number of documents: on the cores of a machine, or on a Dask cluster; Parquet out.

:func:`toolkit.extract` lists the documents, cuts the list into batches, and has each batch done by a worker of its own accord: the
worker reads the documents from where they lie, makes their tables by :func:`toolkit.segment_paragraphs` and the finders, and writes its
part of each table. Through the process that the user started go the numbers of the batches and how many rows they gave, no text. Who works
is joblib's pool (loky) on one machine and a Dask scheduler on many; neither changes a byte of what is written.

**The folder.** ::

    DIR/run.json                         what was asked: paths, finders, codebooks and their hashes, software; the tables and their columns
    DIR/sources.plan                     a line of JSON a batch: its documents, their files and places
    DIR/money/part-00000001.parquet      a table, a part a batch; so for documents, paragraphs, every finder, and failures
    DIR/_batches/00000001.json           the mark of a batch that is wholly there, and how many rows each table has of it

A batch counts when its mark is there, which is written last; every file is moved into place when it is complete. So a run may be
killed at any moment: the same call again does what has no mark. Another question, or other files, is refused. ``run.json`` says
``"complete": true`` when all is there; before that, parts of batches without a mark can lie about, which :func:`toolkit.load_tables`
leaves out and a glob does not.

**Reading the tables.** ``tk.load_tables("DIR", "paragraphs")`` gives PARAGRAPHS as ``segment_paragraphs(load_documents())`` does, for a
part of the columns and rows if one likes, and ``tk.locate`` leads from there to the source. From SQL and from polars::

    SELECT doc_id, quote FROM 'DIR/money/*.parquet' WHERE currency = 'JPY' AND amount >= 1e9      -- DuckDB
    pl.scan_parquet("DIR/money/*.parquet").group_by("currency").len().collect()                   # polars

**What is lost.** A document that can't be read, or that a finder fails on, is a row of ``failures`` with the step and the reason, and in
no other table. One that ends its process (it needs more memory than there is, a library crashes) or does not come to an end in its time is found
out afterwards: the batches that were under way are done again each alone, and what ends a process again is tried document by document.

**A cluster.** ``toolkit extract s3://bucket/statements --out s3://bucket/tables --scheduler tcp://host:8786``. Every worker needs the same
packages as the machine that asks, which is checked, and must see the documents and the folder: object storage, or a disk that all share.
Start workers with one thread each (``dask worker tcp://host:8786 --nthreads 1 --nworkers auto``): finders are Python, and a worker that
is given up is ended as a process. Keep the nanny, which starts it again.

**What it costs**, measured on one core of the machine that the toolkit is made on, with all finders, on documents of 20 kB
(``PYTHONPATH=tests python -m benchmarks.scale`` measures it anew): 0.36 MB a CPU second, which is 64,000 documents (1.3 GB) a
core-hour and a million documents in 16 core-hours; 20 kB in and 17 kB out a document, 7 kB of them the document and its paragraphs; to
start, 4.5 CPU seconds for a first process and 2.5 for each further one; 190 MB for the process that asks and up to 290 MB for each that
works, from 10 MB of documents to 100 (two that work and the one that asks held 780 MB together at 400 MB of documents, and 770 at
770); with the finders of dates and money alone 1.1 MB a CPU second, and 20 MB more for a gigabyte
than for a tenth of it. A hundred workers with all finders so ask the storage for 36 MB a second, and write 31.

**Where it breaks first.** In this order: (1) The list. It is made by one process and kept by it at eight bytes a document; listing
a folder holds its names, so that a million files in a single folder take some 150 MB and a bucket without folders more, a few
hundred bytes an object: give folders. JSON lines are read through once for their ids, by that process, before the work begins: 500 MB a
second from a disk, from object storage what the network gives. (2) The number of parts. A table of a million documents has 10,000 parts
of some 50 kB. From a disk that is little (the 3.5 million paragraphs of 100,000 documents, 2 GB of text in 5,000 parts: 2.3 CPU seconds for
DuckDB to add up their lengths, 2.2 for one column by ``load_tables``); from object storage each part is a request or two. Rewrite
what is asked often as one file: ``COPY (FROM 'DIR/money/*.parquet') TO 'money.parquet'``. (3) Memory of who asks afterwards: the paragraphs of 100,000 documents are 2 GB,
so load columns and rows, or ask DuckDB. Not the scheduler: a task is a hundred bytes, and takes a second or more.
No cluster of several machines was measured; two workers on one were.
"""
