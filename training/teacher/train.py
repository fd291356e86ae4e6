"""Fine-tune the teacher on CLEANANERCorp, and say how well it does on the blocks left out.

    python -m training.teacher.train DATA CHECKPOINT [--blocks 123] [--epochs 2]

DATA is the folder that holds ``train/``. ``--blocks`` names the fifths of the corpus to learn from (0 to 4). The
checkpoint is written after every epoch, so a run can be stopped.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from training.name_data import labelled_texts, read_bio, spans
from training.teacher.e5 import Weights, weight_file
from training.teacher.model import Reader, Teacher, best_labels, predict, save
from training.teacher.runs import Run, Text, batches, number_features, read_text
from training.train_prior import CORPUS, FOLDS, blocks, report

SEED = 1
BATCH_PIECES = 1300  # about seven runs: small steps, for the corpus is small
LAYER_RATE = 1.2e-4  # the layers know much already
HEAD_RATE = 1e-3  # the head and the features' vectors know nothing
DECAY = 0.01
WARM_UP = 0.08  # of all steps, in which the rates rise
PLANNED_EPOCHS = 5  # in which the rates would fall to nothing; the teacher is good enough after two
LEAST_RATE = 1e-4  # of the full rates, however long the training
SMOOTHING = 0.02  # of the labels: some are wrong
LONGEST_STEP = 1.0  # norm that gradients are clipped to


def optimiser(teacher: Teacher) -> torch.optim.AdamW:
    """One rate for the encoder's layers, another for what is new."""
    layers, new = [], []
    for name, parameter in teacher.named_parameters():
        (layers if name.startswith("layers.") else new).append(parameter)
    groups = [{"params": layers, "lr": LAYER_RATE}, {"params": new, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=DECAY)


def schedule(steps: int, rates: torch.optim.AdamW) -> torch.optim.lr_scheduler.LambdaLR:
    """Rates that rise linearly and fall linearly over so many steps."""

    def factor(step: int) -> float:
        return min(1, (step + 1) / (WARM_UP * steps)) * max(0, 1 - step / steps) + LEAST_RATE

    return torch.optim.lr_scheduler.LambdaLR(rates, factor)


def fit(teacher: Teacher, runs: list[Run], epochs: int, checkpoint: Path) -> None:
    """Train, and save after each epoch."""
    rng = random.Random(SEED)
    rates = optimiser(teacher)
    course = schedule(len(batches(runs, BATCH_PIECES, rng)) * PLANNED_EPOCHS, rates)
    for epoch in range(1, epochs + 1):
        teacher.train()
        losses = []
        for batch in batches(runs, BATCH_PIECES, rng):
            labels = torch.tensor([label for run in batch for label in run.labels])
            loss = functional.cross_entropy(teacher(batch), labels, label_smoothing=SMOOTHING)
            rates.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), LONGEST_STEP)
            rates.step()
            course.step()
            losses.append(loss.item())
        save(teacher, checkpoint)
        print(f"epoch {epoch}", f"loss {sum(losses) / len(losses):.4f}", sep="\t", flush=True)


def counts(teacher: Teacher, reader: Reader, texts: list[Text]) -> Counter[tuple[str, str]]:
    """By type: the names marked by hand (gold), by the teacher (found), and by both alike (right)."""
    total: Counter[tuple[str, str]] = Counter()
    predicted = predict(teacher, texts, reader.read(texts, teacher.features))
    for text, scores in zip(texts, predicted, strict=True):
        for sentence, rows in zip(text, scores, strict=True):
            gold, found = set(spans(sentence.labels)), set(spans(best_labels(rows)))
            for name, marked in (("gold", gold), ("found", found), ("right", gold & found)):
                total.update((kind, name) for _, _, kind in marked)
    return total


def main() -> None:
    """Train on some blocks, measure on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--blocks", default="123")
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    if not options.checkpoint.absolute().parent.is_dir():
        parser.error(f"no folder to write {options.checkpoint} to: make it first")
    if not set(options.blocks) <= set(map(str, range(FOLDS))):
        parser.error(f"--blocks {options.blocks}: the blocks are 0 to {FOLDS - 1}")
    weights = Weights(weight_file())
    learned = [int(digit) for digit in options.blocks]
    parts = [
        [read_text(text.document, text.labels) for text in labelled_texts(block)]
        for block in blocks(read_bio(options.data / CORPUS))
    ]
    texts = [text for block in learned for text in parts[block]]
    torch.manual_seed(SEED)
    reader, teacher = Reader(weights), Teacher(weights, number_features(texts))
    fit(teacher, reader.read(texts, teacher.features), options.epochs, options.checkpoint)
    for block in range(FOLDS):
        if block not in learned:
            report(f"block {block}", counts(teacher, reader, parts[block]))


if __name__ == "__main__":
    main()
