"""Masks and boxes: pycocotools; intersections of masks by their definition."""

import contextlib
import io

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from cases import Metric, Source, fixed, pick


def random_masks(random):
    shape = int(random.integers(1, 20)), int(random.integers(1, 20))
    shares = [pick(random, [0, 0.05, 0.5, 0.95, 1]) for _ in range(2)]
    true, pred = ((random.random(shape) < share).astype(int) for share in shares)
    if random.random() < 0.3:
        pred = true
    return {"true": true.tolist(), "pred": pred.tolist()}, []


def mask_edges(random):
    empty, full = [[0, 0], [0, 0]], [[1, 1], [1, 1]]
    return [({"true": first, "pred": second}, []) for first in (empty, full) for second in (empty, full)]


def overlap(value):
    def of(inputs, _):
        true, pred = np.array(inputs["true"], bool), np.array(inputs["pred"], bool)
        return value(np.sum(true & pred), np.sum(true | pred), np.sum(true) + np.sum(pred)) if np.any(true | pred) else np.nan

    return of


def random_box(random):
    size = random.uniform(4, pick(random, [20, 60, 200]), 2)
    return np.round([*random.uniform(0, 300, 2), *size], 1)


def random_scene(random):
    images, categories = int(random.integers(1, 5)), int(random.integers(1, 4))
    annotations, detections = [], []
    for image in range(1, images + 1):
        for category in range(1, categories + 1):
            for _ in range(int(random.integers(0, pick(random, [2, 5, 9])))):
                box = random_box(random)
                annotations.append({"id": len(annotations) + 1, "image_id": image, "category_id": category, "bbox": box.tolist(),
                                    "area": round(float(box[2] * box[3]), 2), "iscrowd": int(random.random() < 0.1)})
                for _ in range(int(random.integers(0, 3))):
                    near = np.round(box + random.normal(0, pick(random, [0.5, 3, 10]), 4), 1)
                    detections.append(found(image, category, np.maximum(near, [0, 0, 1, 1]), random))
            if random.random() < 0.5:
                detections += [found(image, category, random_box(random), random) for _ in range(int(random.integers(0, 4)))]
    if random.random() < 0.05:
        # More of one image and category than are counted.
        detections += [found(1, 1, random_box(random), random) for _ in range(110)]
    order = random.permutation(len(detections))
    truth = {"images": [{"id": image} for image in range(1, images + 1)],
             "categories": [{"id": category} for category in range(1, categories + 1)], "annotations": annotations}
    # pycocotools cannot read a list without any detection.
    return ({"ground_truth": truth, "detections": [detections[index] for index in order]}, []) if detections else random_scene(random)


def found(image, category, box, random):
    # Of one decimal: many scores are equal.
    return {"image_id": image, "category_id": category, "bbox": box.tolist(), "score": round(float(random.random()), pick(random, [1, 1, 3]))}


def scene_edges(random):
    image, category = [{"id": 1}], [{"id": 1}]

    def box(number, bbox, crowd=0, area=None):
        return {"id": number, "image_id": 1, "category_id": 1, "bbox": bbox, "area": bbox[2] * bbox[3] if area is None else area, "iscrowd": crowd}

    def hit(bbox, score):
        return {"image_id": 1, "category_id": 1, "bbox": bbox, "score": score}

    # The ends of the sizes, an overlap of exactly one half, crowds met twice, no object at all.
    scenes = [
        ([box(1, [0.0, 0.0, 32.0, 32.0]), box(2, [100.0, 0.0, 96.0, 96.0])], [hit([0.0, 0.0, 32.0, 32.0], 0.5), hit([100.0, 0.0, 96.0, 96.0], 0.5)]),
        ([box(1, [0.0, 0.0, 10.0, 10.0])], [hit([0.0, 0.0, 10.0, 5.0], 0.5)]),
        ([box(1, [0.0, 0.0, 50.0, 50.0], crowd=1), box(2, [0.0, 0.0, 10.0, 10.0])], [hit([1.0, 1.0, 10.0, 10.0], 0.9), hit([20.0, 20.0, 10.0, 10.0], 0.8)]),
        ([], [hit([0.0, 0.0, 10.0, 10.0], 0.5)]),
        ([box(1, [0.0, 0.0, 10.0, 10.0]), box(2, [0.0, 0.0, 10.0, 10.0])], [hit([0.0, 0.0, 10.0, 10.0], 0.5)] * 3),
    ]
    return [({"ground_truth": {"images": image, "categories": category, "annotations": truth}, "detections": hits}, []) for truth, hits in scenes]


NAMES = ["AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl"]


def average_precision(inputs, _):
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO()
        truth.dataset = inputs["ground_truth"] | {"info": {}}
        truth.createIndex()
        evaluation = COCOeval(truth, truth.loadRes(inputs["detections"]), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return dict(zip(NAMES, evaluation.stats, strict=True))


MASKS = Source(mask_edges, random_masks)

ALL = [
    Metric("coco_bbox_map", "ext", "pycocotools COCOeval bbox", Source(scene_edges, random_scene), average_precision,
           fixed(note="-1 = no ground truth in that slice")),
    Metric("mask_iou", "ext", "|A&B|/|A|B|", MASKS, overlap(lambda both, any, sizes: both / any),
           fixed(both_empty="NaN (MLE-bench both_empty_value)")),
    Metric("dice", "ext", "MLE-bench dice_coefficient", MASKS, overlap(lambda both, any, sizes: 2 * both / sizes), fixed(both_empty="NaN")),
]
