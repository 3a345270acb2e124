"""Files of other programs, read and written: landmarks as .pose, motion as SMPL-X .npz."""
