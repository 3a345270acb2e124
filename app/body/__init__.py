"""The SMPL-X body: loading, kinematics, skinning, fitting to landmarks, retargeting."""
